"""What scripts add to a page: copy, linked tabs, the section being read, the way to the search, fetching ahead."""

import gzip
import re
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from checker import tools
from checker.plugin import skip_missing
from checker.project import HERE
from checker.site import Site
from playwright.sync_api import Browser, Error, expect
from reader import CHAPTER, POST, Opens, reading
from test_look import hook

AT_MOST = 5 * 1024  # bytes, compressed: the script of every page
PROGRAM = "import time\n\nprint(1)\nprint(2)"
TYPES = "TypeScript, which reads the types of the scripts,"


def test_the_scripts_are_typed() -> None:
    skip_missing(tools.missing(".bin/tsc", TYPES))
    command = [str(tools.tool(".bin/tsc")), "--project", "tests/tools", "--pretty", "false"]
    run = subprocess.run(command, cwd=HERE.root, capture_output=True, text=True)
    assert run.returncode == 0, f"{run.stdout}{run.stderr}; mend the types, JSDoc gives those of parameters"


def test_wrong_types_in_a_script_are_noticed(tmp_path: Path) -> None:
    skip_missing(tools.missing(".bin/tsc", TYPES))
    (tmp_path / "wrong.js").write_text("{ document.getElementById('a').focus(); const unused = 1; }", "utf-8")
    settings = {"extends": str(HERE.root / "tests/tools/tsconfig.json"), "include": ["*.js"]}
    (tmp_path / "tsconfig.json").write_text(str(settings).replace("'", '"'), "utf-8")
    command = [str(tools.tool(".bin/tsc")), "--project", str(tmp_path), "--pretty", "false"]
    said = subprocess.run(command, capture_output=True, text=True).stdout
    assert re.findall(r"error (TS\d+)", said) == ["TS2531", "TS6133"]


def test_the_script_of_every_page_is_small(tried_site: Path) -> None:
    size = len(gzip.compress((tried_site / "assets/js/site.js").read_bytes(), 6))
    assert size <= AT_MOST, f"assets/js/site.js: {size} bytes; expected {AT_MOST} at most"


CLIPBOARD = "navigator.clipboard.readText()"


@pytest.mark.parametrize(
    ("block", "copied"), [(0, PROGRAM), (1, "for n in range(2):\n    print(n)\n\n3")], ids=["program", "session"]
)
def test_copying_takes_what_runs_and_says_so(opens: Opens, block: int, copied: str) -> None:
    page = opens(CHAPTER, permissions=["clipboard-read", "clipboard-write"])
    expect(page.get_by_role("status")).to_be_empty()
    button = page.locator(".highlight").nth(block).get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copiado")
    expect(button).to_contain_text("Copiado")
    assert page.evaluate(CLIPBOARD) == copied
    expect(page.get_by_role("status")).to_be_empty()
    expect(button).to_contain_text("Copiar")


@pytest.mark.parametrize(
    "why",
    [
        "if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.reject()",
        "delete Navigator.prototype.clipboard",
    ],
)
def test_where_copying_is_not_allowed_the_program_is_selected(opens: Opens, why: str) -> None:
    page = opens(CHAPTER, why)
    page.locator(".highlight").first.get_by_role("button").click()
    assert page.evaluate("getSelection().toString().trim()") == PROGRAM
    expect(page.get_by_role("status")).to_have_text("Seleccionado: cópialo con el teclado")


@pytest.mark.parametrize("width", [320, 1440])
def test_a_copy_button_is_large_enough_and_covers_no_code(opens: Opens, width: int) -> None:
    page = opens(CHAPTER, viewport={"width": width, "height": 640})
    buttons = page.locator(".sp-copy")
    expect(buttons).to_have_count(2)
    for button in buttons.all():
        box, code = button.bounding_box(), button.locator("xpath=..").locator("pre").bounding_box()
        assert box and code
        assert min(box["width"], box["height"]) >= 24
        below, beside = box["y"] + box["height"] <= code["y"] + 0.5, code["x"] + code["width"] <= box["x"] + 0.5
        assert below or beside


def test_tabs_with_one_label_change_together_and_stay_changed(opens: Opens, tried_address: str) -> None:
    page = opens(CHAPTER)
    expect(page.get_by_text("W.", exact=True)).to_be_hidden()
    second = page.locator(".tabbed-set").nth(1)
    second.scroll_into_view_if_needed()
    label = second.locator("label", has_text="Windows")
    before = label.bounding_box()
    label.click()
    for text in ("Windows.", "W."):
        expect(page.get_by_text(text, exact=True)).to_be_visible()
    expect(page.get_by_text("L.", exact=True)).to_be_hidden()
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    after = label.bounding_box()
    assert before and after
    assert abs(before["y"] - after["y"]) < 2, "what the reader pressed moved away"
    for path in (CHAPTER, f"/en{CHAPTER}"):
        page.goto(tried_address + path)
        expect(page.get_by_text("W.", exact=True)).to_be_visible()


def test_tabs_need_no_script_and_no_mouse(opens: Opens) -> None:
    page = opens(CHAPTER, java_script_enabled=False)
    page.locator(".tabbed-set").nth(1).locator("input").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("W.", exact=True)).to_be_visible()
    expect(page.get_by_text("L.", exact=True)).to_be_hidden()
    outline = "getComputedStyle(document.querySelectorAll('.tabbed-set')[1]).outlineStyle"
    assert page.evaluate(outline) == "solid"


def too_many_tabs(site: Site) -> list[str]:
    css = (HERE.root / "overrides/assets/css/site/boxes.css").read_text("utf-8")
    most = max(int(number) for number in re.findall(r"nth-of-type\((\d+)\):checked", css))
    return [
        page.says(each, f"{len(each.xpath('input'))} tabs; boxes.css shows {most}: write fewer, or add its rules")
        for page in site.pages.values()
        for each in page.tree.find_class("tabbed-set")
        if len(each.xpath("input")) > most
    ]


def test_the_styles_know_as_many_tabs_as_there_are(built: Path) -> None:
    assert not too_many_tabs(Site(built, "http://127.0.0.1:8000/"))


def test_a_tab_that_no_style_shows_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<div class='tabbed-set'>{'<input type=radio>' * 6}</div>", "utf-8")
    assert too_many_tabs(Site(tmp_path, "")) == [
        "a.html:1: <div>: 6 tabs; boxes.css shows 5: write fewer, or add its rules"
    ]


def test_the_contents_say_which_section_is_read(opens: Opens) -> None:
    page = opens(CHAPTER)
    current = page.locator(".md-sidebar--secondary [aria-current]")
    expect(current).to_have_count(0)
    page.evaluate("document.getElementById('more').scrollIntoView({behavior: 'instant'})")
    expect(current).to_have_text("More")
    page.evaluate("scrollTo({top: 1e6, behavior: 'instant'})")
    expect(current).to_have_text("End")
    page.evaluate("document.getElementById('tabs').scrollIntoView({behavior: 'instant'})")
    expect(current).to_have_text("Tabs")


def test_search_opens_by_its_button_and_by_the_slash_key(opens: Opens) -> None:
    page = opens(CHAPTER)
    dialog, opener = page.get_by_role("dialog"), page.get_by_role("link", name="Buscar")
    opener.click()
    expect(dialog).to_be_visible()
    expect(page.locator("#search-q")).to_be_focused()
    page.keyboard.type("a/b")
    expect(page.locator("#search-q")).to_have_value("a/b")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("Control+/")
    expect(dialog).to_be_hidden()
    page.keyboard.press("/")
    expect(dialog).to_be_visible()


def test_on_the_page_of_the_search_its_field_is_used(opens: Opens) -> None:
    page = opens("/buscar/")
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("#search-q")).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    page.get_by_role("link", name="Buscar").click()
    expect(page.locator("#search-q")).to_be_focused()
    assert urlsplit(page.url).path == "/buscar/"


def test_the_way_to_the_search_is_a_link(opens: Opens) -> None:
    page = opens(CHAPTER)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Buscar").click(modifiers=["ControlOrMeta"])
    assert urlsplit(opened.value.url).path == "/buscar/"
    expect(page.get_by_role("dialog")).to_be_hidden()
    page = opens(CHAPTER, java_script_enabled=False)
    page.get_by_role("link", name="Buscar").click()
    page.wait_for_url("**/buscar/")


def test_nothing_of_search_is_asked_for_before_it_is_opened(opens: Opens) -> None:
    asked: list[str] = []
    page = opens(CHAPTER, prepare=lambda page: page.on("request", lambda request: asked.append(request.url)))
    page.wait_for_load_state("load")
    assert not [each for each in asked if "search" in each]
    with page.expect_request("**/search.es.js"), page.expect_request("**/assets/js/search.js"):
        page.locator("#search-open").click()


def test_a_search_that_cannot_be_loaded_says_so_and_tries_again(opens: Opens) -> None:
    words = {key: pair[0] for key, pair in hook("words").WORDS.items()}
    page = opens(CHAPTER)
    page.route("**/assets/js/search.js", lambda route: route.abort())
    page.locator("#search-open").click()
    expect(page.locator("#search-status")).to_have_text(words["search_failed"])
    expect(page.get_by_role("dialog")).to_be_visible()  # it waits for its style
    page.unroute("**/assets/js/search.js")
    page.keyboard.press("Escape")
    with page.expect_response("**/assets/js/search.js"):
        page.locator("#search-open").click()


def test_a_dialog_that_cannot_be_loaded_leads_to_the_page_of_the_search(opens: Opens) -> None:
    page = opens(CHAPTER)
    page.route("**/assets/js/search_dialog.js", lambda route: route.abort())
    page.keyboard.press("/")
    page.wait_for_url("**/buscar/")


def test_the_dialog_is_dressed_before_it_opens(opens: Opens) -> None:
    page = opens(CHAPTER)
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open]")
    assert page.evaluate("[...document.styleSheets].some((each) => each.href.endsWith('/search.css'))")


def test_the_dialog_obeys_before_its_search_arrives(opens: Opens) -> None:
    page = opens(CHAPTER)
    page.route("**/assets/js/search.js", lambda route: route.abort())
    dialog, field = page.get_by_role("dialog"), page.locator("#search-q")
    page.keyboard.press("/")
    field.fill("cola")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("/")
    dialog.get_by_role("button", name="Cerrar").click()
    expect(dialog).to_be_hidden()
    page.keyboard.press("/")
    field.fill("cola")
    page.keyboard.press("Enter")
    page.wait_for_url("**/buscar/?q=cola")


def test_a_page_about_to_be_opened_is_fetched_before(opens: Opens) -> None:
    page = opens(CHAPTER)
    known: list[str] = []  # what the browser may fetch ahead; it works that out after the page is painted
    preload = page.context.new_cdp_session(page)
    preload.on("Preload.preloadingAttemptSourcesUpdated", lambda told: known.extend(addresses_of(told)))
    preload.send("Preload.enable")
    for _ in range(600):
        if any(address.endswith("/blog/") for address in known):
            break
        page.evaluate("() => new Promise(requestAnimationFrame)")
    with page.context.expect_event("request", lambda request: request.url.endswith("/blog/")) as asked:
        page.locator("footer").get_by_role("link", name="Blog").hover()
    assert asked.value.headers["sec-purpose"].startswith("prefetch")


def addresses_of(told: dict[str, Any]) -> list[str]:
    return [str(source["key"]["url"]) for source in told["preloadingAttemptSources"]]


FETCHED_AHEAD = """(addresses) => {
    const {prefetch: [{where: {and: [all, {not: some}]}}]} =
        JSON.parse(document.querySelector("script[type=speculationrules]").textContent);
    const matches = ({href_matches}, address) =>
        [href_matches].flat().some((pattern) => new URLPattern(pattern, location.href).test(address, location.href));
    return addresses.filter((address) => matches(all, address) && !matches(some, address));
}"""


@pytest.mark.parametrize("home", ["/", "/en/"])
def test_only_pages_of_this_site_are_fetched_ahead(opens: Opens, home: str) -> None:
    addresses = ["../..", "/", "/en/", "/blog/post-1/#detail", "/en/part/chapter/"]
    others = [f"{home}buscar/", f"{home}buscar/?q=a", f"{home}feed.xml", "/llms.txt", "https://example.org/"]
    assert opens(f"{home}part/chapter/").evaluate(FETCHED_AHEAD, [*addresses, *others]) == addresses


@pytest.mark.parametrize("path", ["/", CHAPTER, "/blog/", POST, "/buscar/", "/nowhere/", "/en/nowhere/"])
def test_the_policy_holds_and_stops_nothing_of_ours(opens: Opens, path: str) -> None:
    page = opens(path)
    expect(page.get_by_role("status").first).to_be_attached()  # the scripts have run
    for stopped in ("document.body.innerHTML = 'a'", "document.createElement('script').src = 'a.js'"):
        with pytest.raises(Error, match="Trusted"):
            page.evaluate(f"() => {{ {stopped} }}")


def test_what_the_policy_stops_is_noticed(browser: Browser, tried_address: str) -> None:
    with pytest.raises(AssertionError, match="Content Security Policy"), reading(browser, tried_address) as opens:
        page = opens(CHAPTER)
        with page.expect_console_message():
            page.evaluate("document.body.append(Object.assign(document.createElement('img'), {src: '//example.org'}))")


def test_a_server_is_told_what_no_page_can_say(tried_site: Path) -> None:
    said = (tried_site / "_headers").read_text("utf-8")
    assert not (tried_site / "en/_headers").exists()
    rules = dict(re.findall(r"(?m)^(/.*)\n((?:  .*\n)+)", said))
    assert "  Content-Security-Policy: frame-ancestors 'none'\n" in rules["/*"]
    assert "  X-Content-Type-Options: nosniff\n" in rules["/*"]
    for path in set(rules) - {"/*"}:
        assert (tried_site / path.strip("/*")).is_dir(), f"overrides/_headers: {path}: no such folder in the site"
