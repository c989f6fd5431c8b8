"""Accessibility, by axe-core: WCAG 2.2 A and AA, contrast of AAA, best practice; light and dark, desk and phone.

Every page on a desk, with what a width can change; a sample that has every class, in the dark and on a phone too.
"""

from functools import cache
from typing import Literal

from .tools import missing as missing_tool
from .tools import tool
from .visit import DESK, PHONE, POPOVERS, Visit

AXE = "axe-core/axe.min.js"
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# what a scheme changes, and a width
COLORS = {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}
WIDTH = {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}
RUN = """only => axe.run(document, {resultTypes: ["violations"], runOnly: only}).then(found =>
    found.violations.flatMap(({id, help, helpUrl, nodes}) => nodes.map(({target, any, all}) =>
        [target.flat().join(" "), id, [...any, ...all][0]?.message ?? help, helpUrl.split("?")[0]])))"""


def missing() -> str:
    """What to install before `check` can run; empty when nothing is missing."""
    return missing_tool(AXE, "axe")


def check(visit: Visit) -> list[str]:
    """What axe finds on a desk, in light; on a phone, in what a width changes."""
    return [*_mode(visit, DESK, "light", ALL), *_mode(visit, PHONE, "light", WIDTH)]


def modes(visit: Visit) -> list[str]:
    """What axe finds besides: in the dark, and all on a phone."""
    return [
        *_mode(visit, DESK, "dark", COLORS),
        *_mode(visit, PHONE, "dark", COLORS),
        *_mode(visit, PHONE, "light", ALL),
    ]


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


def _mode(visit: Visit, size: tuple[int, int], scheme: Literal["light", "dark"], rules: object) -> list[str]:
    visit.resize(*size)
    visit.page.emulate_media(color_scheme=scheme)
    return run(visit, f"at {size[0]} px, {scheme}", rules)


def run(visit: Visit, mode: str, rules: object = ALL) -> list[str]:
    """What axe finds in the page as it stands; `mode` is how messages call that."""
    if not visit.page.evaluate("() => 'axe' in self"):
        visit.page.evaluate(_axe())
    found = visit.page.evaluate(RUN, rules)
    return [f"{visit.name} {mode}: {element}: {rule}: {text}; see {url}" for element, rule, text, url in found]


@cache
def _axe() -> str:
    return tool(AXE).read_text("utf-8")
