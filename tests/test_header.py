"""The header: theme and drawer, with scripts and without, its fit, and browsers that know no popover."""

import itertools
import re

import pytest
from playwright.sync_api import Page, Route, expect
from reader import CHAPTER, DARK, GROUND, LIGHT, PHONE, Opens

NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() {throw new DOMException('no', 'SecurityError')}})"


def choose_theme(page: Page, name: str) -> None:
    page.get_by_role("button", name="Tema").click()
    page.get_by_role("radio", name=name).check()
    page.keyboard.press("Escape")


def test_the_theme_follows_the_system_until_the_reader_chooses(opens: Opens) -> None:
    page = opens(CHAPTER, color_scheme="light")
    assert page.evaluate(GROUND) == LIGHT
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(GROUND) == DARK
    choose_theme(page, "Claro")
    assert page.evaluate(GROUND) == LIGHT
    choose_theme(page, "Sistema")
    assert page.evaluate(GROUND) == DARK


@pytest.mark.parametrize(("name", "ground"), [("Claro", LIGHT), ("Oscuro", DARK)])
def test_a_chosen_theme_stays_on_other_pages_and_days(opens: Opens, tried_address: str, name: str, ground: str) -> None:
    page = opens(CHAPTER)
    choose_theme(page, name)
    for path in (CHAPTER, "/", "/blog/", "/404.html"):
        page.goto(tried_address + path)
        for system in ("light", "dark"):
            page.emulate_media(color_scheme=system)
            assert page.evaluate(GROUND) == ground, f"{path} on a {system} system"
        page.get_by_role("button", name="Tema").click()
        expect(page.get_by_role("radio", name=name)).to_be_checked()


def test_a_chosen_theme_is_there_before_any_file_of_ours(opens: Opens) -> None:
    without = {"prepare": lambda page: page.route("**/*.js", lambda route: route.abort())}
    page = opens(CHAPTER, stored={"theme": "dark"}, settled=False, color_scheme="light", **without)
    assert page.evaluate(GROUND) == DARK


def test_a_theme_chosen_in_another_tab_arrives(opens: Opens, tried_address: str) -> None:
    first = opens(CHAPTER, color_scheme="light")
    second = first.context.new_page()
    second.goto(f"{tried_address}/")
    choose_theme(second, "Oscuro")
    first.wait_for_function(f"{GROUND} === '{DARK}'")
    choose_theme(second, "Sistema")
    first.wait_for_function(f"{GROUND} === '{LIGHT}'")


def test_where_storage_is_forbidden_the_theme_lasts_for_the_page(opens: Opens) -> None:
    page = opens(CHAPTER, NO_STORAGE, color_scheme="light")
    choose_theme(page, "Oscuro")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert page.evaluate(GROUND) == DARK


def test_the_theme_needs_no_script(opens: Opens) -> None:
    page = opens(CHAPTER, java_script_enabled=False, color_scheme="light")
    assert page.evaluate(GROUND) == LIGHT
    choose_theme(page, "Oscuro")
    assert page.evaluate(GROUND) == DARK


@pytest.mark.parametrize("scripts", [True, False])
def test_the_drawer_opens_and_closes_by_keyboard_and_gives_the_focus_back(opens: Opens, scripts: bool) -> None:
    page = opens(CHAPTER, viewport=PHONE, java_script_enabled=scripts)
    button, drawer = page.get_by_role("button", name="Índice"), page.locator("#site-nav")
    expect(drawer).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(drawer).to_be_visible()
    page.keyboard.press("Tab")
    expect(drawer.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    expect(drawer).to_be_visible()
    button.click()
    expect(drawer).to_be_hidden()


def test_the_drawer_leads_to_its_pages_and_leaves_the_header_in_reach(opens: Opens) -> None:
    page = opens(CHAPTER, viewport=PHONE)
    page.get_by_role("button", name="Índice").click()
    header, drawer = page.locator("header").bounding_box(), page.locator("#site-nav").bounding_box()
    assert header and drawer
    assert drawer["y"] >= header["height"] - 1
    assert drawer["y"] + drawer["height"] <= PHONE["height"]
    page.locator("#site-nav").locator("[href*=reference]").first.click()
    page.wait_for_url("**/reference/")


def test_on_a_wide_screen_the_pages_stand_in_a_column(opens: Opens) -> None:
    page = opens(CHAPTER, viewport=PHONE)
    page.get_by_role("button", name="Índice").click()
    page.set_viewport_size({"width": 1440, "height": 900})
    page.wait_for_function("!document.querySelector(':popover-open')")
    expect(page.get_by_role("button", name="Índice")).to_be_hidden()
    column, text = page.locator("#site-nav").bounding_box(), page.locator("main").bounding_box()
    assert column and text
    assert column["x"] + column["width"] <= text["x"]


def before_popovers(route: Route) -> None:
    """What a browser that knows no popover makes of our files."""
    response = route.fetch()
    text = re.sub(" popover(?=[ >])", "", response.text()).replace("not selector(:popover-open)", "(top:0)")
    route.fulfill(response=response, body=text)


def test_a_browser_of_before_popovers_shows_what_they_hold(opens: Opens) -> None:
    files = re.compile(r"/$|site\.css$")
    page = opens(CHAPTER, prepare=lambda page: page.route(files, before_popovers), viewport=PHONE)
    expect(page.locator("#site-nav").get_by_role("link").first).to_be_visible()
    expect(page.get_by_role("button", name="Índice")).to_be_hidden()
    page.get_by_role("radio", name="Oscuro").check()
    assert page.evaluate(GROUND) == DARK
    header, choices = page.locator("header").bounding_box(), page.locator("#site-theme").bounding_box()
    assert header and choices
    assert choices["y"] + choices["height"] <= header["y"] + header["height"], "it covers the page"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def misfits(page: Page, width: int) -> list[str]:
    """What is wrong in the header of a window of so many CSS pixels."""
    page.set_viewport_size({"width": width, "height": 640})
    parts = page.evaluate(
        """() => [...document.querySelectorAll("header :is(a, button)")].filter((part) => part.checkVisibility())
            .map((part) => [part.textContent.trim(), part.getBoundingClientRect().toJSON()])"""
    )
    found = [f"{text!r}: smaller than 24 px" for text, box in parts if min(box["width"], box["height"]) < 24]
    found += [f"{text!r}: outside of the window" for text, box in parts if box["right"] > width]
    pairs = itertools.pairwise(parts)
    return found + [f"{a!r} and {b!r}: overlap" for (a, one), (b, two) in pairs if one["right"] > two["left"] + 0.5]


@pytest.mark.parametrize("path", ["/", CHAPTER, "/en/", f"/en{CHAPTER}", "/en/blog/"])
def test_the_header_fits(opens: Opens, path: str) -> None:
    page = opens(path)
    for width in (320, 360, 400, 760, 1220):
        assert misfits(page, width) == [], f"{path} at {width} px; mend header.css"
        height = page.locator("header").evaluate("(header) => header.offsetHeight")
        assert height <= 57, f"{path} at {width} px: two lines, {height} px; mend header.css"
    assert misfits(page, 90)
