"""A chapter on paper: all of it, light, with addresses and without what only a screen needs."""

import pytest
from playwright.sync_api import Locator, Page, expect
from reader import CHAPTER, Opens

ON_PAPER = {"width": 672, "height": 950}  # what is left of an A4 sheet


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def paper(opens: Opens, request: pytest.FixtureRequest) -> Page:
    page = opens(CHAPTER, java_script_enabled=request.param, viewport=ON_PAPER, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    return page


def top(found: Locator) -> float:
    box = found.bounding_box()
    assert box, f"{found}: not on paper"
    return box["y"]


def style(found: Locator, name: str, pseudo: str = "") -> str:
    return str(found.evaluate(f"(element) => getComputedStyle(element, '{pseudo}')['{name}']"))


def test_the_first_line_says_where_it_is_from(paper: Page) -> None:
    expect(paper.locator(".sp-paper")).to_have_text("Segundo plano http://127.0.0.1:8000/part/chapter/")
    assert top(paper.locator(".sp-paper")) < top(paper.get_by_role("heading", level=1))


def test_what_only_a_screen_needs_is_left_out(paper: Page) -> None:
    for name in ("header", "#site-nav", ".sp-copy", ".headerlink", ".sp-back", "footer", ".md-skip", "#search"):
        assert not paper.locator(f"{name} >> visible=true").count(), f"{name} is on paper; hide it in print.css"


def test_all_tabs_are_there_each_below_its_label(paper: Page) -> None:
    sets = paper.locator(".tabbed-set").nth(1)
    linux, windows = sets.locator("label").all()
    panels = [sets.get_by_text(text, exact=True) for text in ("L.", "W.")]
    assert top(linux) < top(panels[0]) < top(windows) < top(panels[1])


def test_what_is_folded_on_a_screen_is_open(paper: Page) -> None:
    expect(paper.get_by_text("Inside.")).to_be_visible()
    folded = paper.get_by_text("Inside.").bounding_box()
    assert folded and folded["height"] > 10
    assert top(paper.get_by_text("Inside.")) > top(paper.get_by_text("Folded"))


def test_paper_is_white_also_in_a_dark_scheme(paper: Page) -> None:
    assert style(paper.locator("body"), "backgroundColor") == "rgb(255, 255, 255)"
    assert style(paper.locator("body"), "color") == "rgb(19, 33, 32)"


def test_links_say_where_they_lead(paper: Page) -> None:
    link = paper.get_by_role("link", name="example")
    assert style(link, "content", "::after") == '" (https://example.org/page)"'


def test_long_lines_of_code_are_not_cut(paper: Page) -> None:
    for code in paper.locator(".highlight pre").all():
        code.evaluate("(pre) => pre.querySelector('code').append('x'.repeat(500))")
        assert code.evaluate("(pre) => pre.scrollWidth <= pre.clientWidth + 1")
    assert paper.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_headings_stay_with_their_text(paper: Page) -> None:
    for heading in paper.locator("main :is(h1, h2, h3)").all():
        assert style(heading, "breakAfter") == "avoid"
