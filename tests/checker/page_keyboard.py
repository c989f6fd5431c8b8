"""A walk with the Tab key: each stop can be seen and has a ring, nothing holds the focus, the skip link skips."""

from typing import Any

from .visit import DESK, PHONE, Visit

COUNT = (
    "() => document.querySelectorAll('a[href], button, input, select, textarea, summary, iframe, [tabindex]').length"
)


def check(visit: Visit) -> list[str]:
    """What is wrong on the way through the page, at the desk and on a phone."""
    problems = []
    for size in (DESK, PHONE):
        visit.resize(*size)
        problems += [f"{visit.name} at {size[0]} px: {each}" for each in (*_walk(visit), *_skip(visit))]
    return problems


def _walk(visit: Visit) -> list[str]:
    visit.again()  # the focus is nowhere, so that the first Tab starts at the top
    problems, places = list[str](), list[int]()
    for _ in range(visit.page.evaluate(COUNT) + 5):
        visit.page.keyboard.press("Tab")
        stop = visit.probe("stop")
        if stop is None or stop["place"] in places[:1]:
            return problems  # the end, or the top again
        if stop["place"] in places:
            return [*problems, f"{stop['name']}: holds the focus; let Tab leave it"]
        places.append(stop["place"])
        problems += _faults(stop)
    return [*problems, "Tab never comes to the end of the page; let it leave each element"]


def _faults(stop: dict[str, Any]) -> list[str]:
    if not stop["seen"]:
        return [f"{stop['name']}: has the focus and is not to be seen; hide it from the keyboard as well, or show it"]
    if not stop["ring"]:
        return [f"{stop['name']}: no ring of 2 px while it has the focus; mend :focus-visible in assets/css"]
    return []


def _skip(visit: Visit) -> list[str]:
    """The first stop leads past the header, and the next one is in the text (or past it, when it has none)."""
    visit.again()
    visit.page.keyboard.press("Tab")
    first = visit.probe("stop")
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("Tab")
    then = visit.probe("stop")
    if first and then and then["inMain"]:
        return []
    name = first["name"] if first else "Tab"
    return [f"{name}: the first stop does not lead to the text; mend the skip link of overrides/main.html"]
