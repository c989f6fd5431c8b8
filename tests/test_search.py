"""The search as a reader uses it: dialog, page, keys, addresses, a copy in a folder, failures."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from checker.served import served
from checker.site import build
from conftest import write_small_project
from playwright.sync_api import Browser, Page, expect
from reader import PHONE, Opens, reading

CHAPTER, SEARCH = "/part/chapter/", "/buscar/"
SECTION = """
## {title} {{ #s{number} }}

Visible `<img src=x onerror=alert(1)>` zebra {filler} acks_late {filler} SIGTERM.
"""
MORE = "".join(SECTION.format(title=f"Zebra {n}", number=n, filler="palabra " * 40) for n in range(5))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_small_project(tmp_path_factory.mktemp("search") / "project")
    for path in root.glob("docs/*/part/chapter.md"):
        path.write_text(path.read_text("utf-8") + MORE, "utf-8")
    build(root / "site", root)
    return root


@pytest.fixture
def opens(browser: Browser, project: Path) -> Iterator[Opens]:
    with served(project / "site") as address, reading(browser, address) as opener:
        yield opener


def ask(page: Page, query: str) -> None:
    page.locator("#search-open").click()
    page.locator("#search-q").fill(query)


def results(page: Page) -> list[str]:
    expect(page.locator("#search-results li").first).to_be_visible()
    return page.locator("#search-results a").all_inner_texts()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent"))


def test_results_are_grouped_by_page_with_its_place_in_the_book(opens: Opens) -> None:
    page = opens(CHAPTER)
    ask(page, "zebra")
    assert results(page) == ["Ejecución", "Zebra 0", "Zebra 1", "Zebra 2"]
    expect(page.locator("#search-results h2")).to_have_text("Ejecución")
    expect(page.locator("#search-results .sp-meta")).to_have_text("Capítulo 1 · Inicio 1")
    expect(page.locator("#search-status")).to_have_text("5 secciones en 1 página")
    expect(page.locator("#search-status")).to_have_attribute("role", "status")


def test_a_post_is_shown_with_its_date(opens: Opens) -> None:
    page = opens(CHAPTER)
    ask(page, "entrada 7")
    assert results(page)[0] == "Entrada 7"
    assert re.search(r"^Blog · \d+ de \w+ de 20\d\d$", page.locator("#search-results .sp-meta").first.inner_text())


def test_the_rest_of_a_page_unfolds_and_takes_the_focus(opens: Opens) -> None:
    page = opens(CHAPTER)
    ask(page, "zebra")
    page.get_by_role("button", name="2 más en esta página").click()
    assert results(page)[-2:] == ["Zebra 3", "Zebra 4"]
    assert focused(page) == "Zebra 3"


def test_the_lines_around_the_words_are_shown_with_the_words_marked(opens: Opens) -> None:
    page = opens(CHAPTER)
    ask(page, "sigterm acks")
    shown = page.locator("#search-results ul p").first
    expect(shown.locator("mark")).to_have_text(["acks_late", "SIGTERM"])
    assert re.fullmatch(r"… .*\.", shown.inner_text())


def test_a_text_is_never_read_as_markup(opens: Opens) -> None:
    page = opens(CHAPTER)
    ask(page, "visible")
    expect(page.locator("#search-results ul p").first).to_contain_text("Visible <img src=x onerror=alert(1)> zebra")
    assert not page.locator("#search-results img").count()


def test_arrows_walk_and_enter_opens_the_best_result(opens: Opens) -> None:
    page = opens(CHAPTER)
    ask(page, "zebra 2")
    assert results(page)[1] == "Zebra 2"
    walked = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        walked.append(focused(page))
    assert walked == ["Ejecución", "Zebra 2", "Ejecución", "search-q", "search-q"]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{CHAPTER}#s2")
    expect(page.locator("dialog#search")).to_be_hidden()


def test_escape_closes_and_gives_the_focus_back(opens: Opens) -> None:
    page = opens(CHAPTER)
    ask(page, "zebra")
    page.keyboard.press("Escape")
    expect(page.locator("dialog#search")).to_be_hidden()
    assert focused(page) == "search-open"


def test_the_dialog_leads_to_its_page_with_what_was_typed(opens: Opens) -> None:
    page = opens(CHAPTER)
    ask(page, "acks_late & co")
    expect(page.locator("#search-status")).not_to_be_empty()
    page.locator("#search-all").click()
    page.wait_for_url(f"**{SEARCH}?q=acks_late%20%26%20co")
    expect(page.locator("#search-q")).to_have_value("acks_late & co")


def test_the_dialog_is_as_wide_as_a_phone(opens: Opens) -> None:
    page = opens(CHAPTER, viewport=PHONE)
    ask(page, "zebra")
    assert results(page)
    box = page.locator("dialog#search").bounding_box()
    assert box and (box["x"], box["width"]) == (0, PHONE["width"])
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_an_address_can_be_shared_and_follows_what_is_typed(opens: Opens) -> None:
    page = opens(f"{SEARCH}?q=zebra")
    assert results(page)[0] == "Ejecución"
    steps = page.evaluate("history.length")
    page.locator("#search-q").fill("broker")
    page.wait_for_url(f"**{SEARCH}?q=broker")
    assert page.evaluate("history.length") == steps
    found = results(page)
    assert str(page.locator(".sp-lang a").get_attribute("href")).endswith("/en/buscar/?q=broker")
    page.locator("#search-results a").first.click()
    page.wait_for_url(re.compile(f"^(?!.*{SEARCH})"))
    page.go_back()
    assert results(page) == found
    page.keyboard.press("/")
    assert focused(page) == "search-q"
    page.locator("#search-q").fill("")
    page.wait_for_url(f"**{SEARCH}")
    expect(page.locator("#search-results li")).to_have_count(0)


def test_enter_on_the_page_goes_to_the_first_result(opens: Opens) -> None:
    page = opens(f"/en{SEARCH}?q=zebra 3")
    assert results(page)[1] == "Zebra 3"
    page.locator("#search-q").press("Enter")
    assert focused(page) == "Zebra 3"


def test_without_scripts_the_page_says_so_and_where_else_to_look(opens: Opens, project: Path) -> None:
    page = opens(f"{SEARCH}?q=zebra", java_script_enabled=False)
    expect(page.locator("noscript p")).to_contain_text("La búsqueda necesita JavaScript")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("#search-q")).to_be_hidden()
    links = page.locator("main a")
    assert links.all_inner_texts() == ["Mapa del libro", "ABC", "Todas las entradas"]
    for target in links.evaluate_all("all => all.map((link) => new URL(link.href).pathname)"):
        assert (project / "site" / target.lstrip("/") / "index.html").is_file()


@pytest.mark.parametrize("path", [CHAPTER, SEARCH])
def test_an_index_that_did_not_come_is_asked_for_again(opens: Opens, path: str) -> None:
    lost = re.compile(r"search\.es\.js$")
    page = opens(path, prepare=lambda page: page.route(lost, lambda route: route.abort()))
    ask(page, "zeb") if path == CHAPTER else page.locator("#search-q").fill("zeb")
    expect(page.locator("#search-status")).to_have_text(
        "El índice no se pudo cargar. Escribe para intentarlo otra vez."
    )
    page.unroute(lost)
    page.locator("#search-q").fill("zebra")
    assert results(page)[0] == "Ejecución"


def test_texts_that_do_not_come_leave_the_results(opens: Opens) -> None:
    page = opens(CHAPTER, prepare=lambda page: page.route("**/search/**", lambda route: route.abort()))
    ask(page, "zebra")
    expect(page.locator("#search-results ul p")).to_have_count(0)
    assert len(results(page)) == 4


def test_a_copy_in_a_folder_can_be_searched(browser: Browser, project: Path) -> None:
    build(project / "folder", project, DIRECTORY_URLS="false")
    page = browser.new_page()
    page.goto(f"file://{project}/folder/buscar.html?q=sigterm")
    assert results(page)[0] == "Ejecución"
    expect(page.locator("#search-results ul mark").first).to_be_visible()
    page.locator("#search-q").fill("zebra 4")
    page.wait_for_url("**?q=zebra%204")
    page.locator("#search-q").press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("file://**/part/chapter.html#s4")
    ask(page, "zebra")
    assert results(page)[0] == "Ejecución"
    page.close()


def test_the_script_is_small(project: Path) -> None:
    assert len(gzip.compress((project / "site/assets/js/search.js").read_bytes())) <= 5 * 1024
