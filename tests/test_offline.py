"""`make offline`: the site in a folder, opened without a server, does what the published one does."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from checker import folder
from conftest import build_or_fail
from playwright.sync_api import Browser, Page, Request, expect

FIRST = "begin/slow-page.html"  # behind a door of the home page
CHAPTER = "machine/processes-threads.html"
WIDE = {"width": 1280, "height": 800}
SEARCHED = {"": "proceso", "en/": "process"}


@pytest.fixture(scope="session")
def copy(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """After the site itself, whose build says what is wrong."""
    made = tmp_path_factory.mktemp("offline") / "a folder"
    build_or_fail(made, DIRECTORY_URLS="false")
    return made


class Reader:
    """A page opened from the folder, and what went wrong on it."""

    def __init__(self, page: Page, copy: Path) -> None:
        self.page, self.root, self.faults = page, copy.as_uri(), list[str]()
        page.on("console", lambda said: self.faults.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("requestfailed", self.failed)
        page.on("request", lambda request: self.outside(request.url))

    def failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader went on before it came
            self.faults.append(f"{request.url} did not come: {request.failure}")

    def outside(self, url: str) -> None:
        if not url.startswith((f"{self.root}/", "data:")):
            self.faults.append(f"{url} was asked for, outside the folder")

    def opens(self, name: str) -> None:
        self.page.goto(f"{self.root}/{name}")

    def is_at(self, name: str) -> None:
        expect(self.page).to_have_url(f"{self.root}/{name}")

    def finds(self, question: str) -> Any:
        return self.page.evaluate(question)


@pytest.fixture
def reader(browser: Browser, copy: Path) -> Iterator[Reader]:
    with browser.new_context(viewport=WIDE) as context:  # type: ignore[arg-type]  # a TypedDict of playwright
        made = Reader(context.new_page(), copy)
        yield made
    assert made.faults == []


def test_each_link_of_the_copy_leads_to_a_file(copy: Path) -> None:
    assert folder.check(copy) == []


def test_what_only_a_published_site_needs_is_left_out(copy: Path) -> None:
    assert {path.name for path in copy.rglob("*")} & {
        "_headers",
        "404.html",
        "sitemap.xml",
        "robots.txt",
        "llms.txt",
    } == set()
    assert 'rel="canonical"' not in (copy / CHAPTER).read_text("utf-8")


@pytest.mark.parametrize(
    ("link", "said"),
    {
        "blog/": folder.REPAIR,
        "gone.html": "leads to no file of the site; mend the address",
        "index.html#gone": "index.html has no id 'gone'; mend the anchor",
        "../x.html": "leaves the folder; make it relative",
        "/index.html": "leaves the folder; make it relative",
    }.items(),
)
def test_a_link_that_only_a_server_understands_is_found(copy: Path, tmp_path: Path, link: str, said: str) -> None:
    shutil.copytree(copy, damaged := tmp_path / "copy")
    page = damaged / "tags.html"
    page.write_text(page.read_text("utf-8").replace("</main>", f'<a href="{link}">x</a></main>'), "utf-8")
    assert [re.sub(r"^tags.html:\d+: ", "", problem) for problem in folder.check(damaged)] == [
        f'<a href="{link}">: {said}'
    ]


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_reader_gets_from_page_to_page(reader: Reader, language: str) -> None:
    page = reader.page
    reader.opens(f"{language}index.html")
    page.click(f"#content a[href^='{FIRST}']")
    reader.is_at(f"{language}{FIRST}")
    other = "" if language else "en/"
    page.click("header a[hreflang]")
    reader.is_at(f"{other}{FIRST}")
    page.click("a[rel=next]")
    expect(page.locator("main h1")).to_be_visible()
    assert page.url.endswith(".html") and f"/{FIRST}" not in page.url
    page.click("header .md-tabs a >> nth=1")
    reader.is_at(f"{other}blog/index.html")


@pytest.mark.parametrize("language", ["", "en/"])
def test_search_finds_a_section_and_opens_it(reader: Reader, language: str) -> None:
    reader.opens(f"{language}{CHAPTER}")
    reader.page.keyboard.press("/")
    reader.page.keyboard.type(SEARCHED[language])
    result = reader.page.locator("#search-results a").first
    target = result.evaluate("(link) => link.href")
    result.click()
    expect(reader.page).to_have_url(target)
    assert target.startswith(f"{reader.root}/{language}")


def test_styles_fonts_and_scripts_load_under_the_policy(reader: Reader) -> None:
    reader.opens(CHAPTER)
    reader.page.wait_for_load_state("load")
    assert reader.finds("() => [...document.fonts].some((font) => font.status === 'loaded')")
    assert reader.finds("() => document.querySelectorAll('.sp-copy').length") > 0
    assert reader.finds("() => getComputedStyle(document.querySelector('.md-skip')).position") == "absolute"


def test_the_theme_that_was_chosen_stays(reader: Reader) -> None:
    reader.opens("index.html")
    reader.page.click("[popovertarget=site-theme]")
    reader.page.check("#sp-dark")
    reader.opens(f"en/{CHAPTER}")
    assert reader.finds("() => document.documentElement.dataset.theme") == "dark"
