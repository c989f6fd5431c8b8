"""Accessibility, by axe-core: WCAG 2.2 A and AA, contrast of AAA, best practice; light and dark, desk and phone."""

from functools import cache

from .tools import missing as missing_tool
from .tools import tool
from .visit import DESK, PHONE, POPOVERS, Visit

AXE = "axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """tags => axe.run(document, {resultTypes: ["violations"], runOnly: {type: "tag", values: tags}}).then(found =>
    found.violations.flatMap(({id, help, helpUrl, nodes}) => nodes.map(({target, any, all}) =>
        [target.flat().join(" "), id, [...any, ...all][0]?.message ?? help, helpUrl.split("?")[0]])))"""
# neighbours differ in one thing, so that the page is laid out anew as seldom as can be
MODES = ((DESK, "light"), (DESK, "dark"), (PHONE, "dark"), (PHONE, "light"))


def missing() -> str:
    """What to install before `check` can run; empty when nothing is missing."""
    return missing_tool(AXE, "axe")


def check(visit: Visit) -> list[str]:
    """What axe finds in any of the four modes."""
    problems = []
    for size, scheme in MODES:
        visit.resize(*size)
        visit.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        problems += run(visit, f"at {size[0]} px, {scheme}")
    return problems


def opened(visit: Visit) -> list[str]:
    """What axe finds on a phone once each popover and the search are open, the search with results."""
    visit.resize(*PHONE)
    problems = []
    for button in visit.page.locator(POPOVERS).all():
        button.click()
        problems += run(visit, f"with {button.get_attribute('popovertarget')} open")
        visit.page.keyboard.press("Escape")
    if visit.search():
        for scheme in ("dark", "light"):
            visit.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            problems += run(visit, f"with the search open, {scheme}")
    return problems


def run(visit: Visit, mode: str) -> list[str]:
    """What axe finds in the page as it stands; `mode` is how messages call that."""
    if not visit.page.evaluate("() => 'axe' in self"):
        visit.page.evaluate(_axe())
    found = visit.page.evaluate(RUN, TAGS)
    return [f"{visit.name} {mode}: {element}: {rule}: {text}; see {url}" for element, rule, text, url in found]


@cache
def _axe() -> str:
    return tool(AXE).read_text("utf-8")
