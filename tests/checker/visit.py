"""A page of the built site open in Chromium, as each check of a page gets it.

A check takes a `Visit` and returns messages: the page, the element, what is wrong, what to do.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request
from playwright.sync_api import TimeoutError as TooLate

PROBES = Path(__file__).parent / "probes"  # functions that run in the page
PHONE, DESK = (360, 740), (1280, 800)
FONTS = "() => document.documentElement.dataset.fonts"  # true once assets/js/site/fonts.js has them
POPOVERS = "[popovertarget]:visible"  # what opens the navigation on a phone, the theme…
OPENER, FIELD, RESULT = "#search-open", "#search-q", "#search-results a[href]:visible"  # of the search
WORDS = {"es": "proceso", "en": "process"}  # there are results for them


@dataclass
class Visit:
    """One page, loaded."""

    page: Page
    name: str  # its file in the site folder, as messages show it
    start: str  # its address
    requests: list[Request] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)  # what the console says, and files that did not come

    def probe(self, name: str, argument: object = None) -> Any:
        """What a function of probes/ finds in the page."""
        return self.page.evaluate(probe(name), argument)

    def problems(self, name: str, repair: str, where: str = "", argument: object = None) -> list[str]:
        """A message for each [element, what is wrong] that a probe finds."""
        place = f"{self.name} {where}" if where else self.name
        return [f"{place}: {element}: {wrong}; {repair}" for element, wrong in self.probe(name, argument)]

    @property
    def address(self) -> str:
        """Of the site, without a slash at the end."""
        return "{0.scheme}://{0.netloc}".format(urlsplit(self.start))

    def search(self) -> bool:
        """Search as a reader does; are there results?"""
        if not self.page.is_visible(FIELD):
            self.page.click(OPENER)
        self.page.fill(FIELD, WORDS[self.page.evaluate("() => document.documentElement.lang")])
        try:
            self.page.wait_for_selector(RESULT, timeout=8_000)
        except TooLate:
            return False
        return True

    def again(self) -> None:
        """Load the page anew, whatever was pressed, typed or chosen meanwhile."""
        self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self.page.goto(self.start)
        self.page.wait_for_function(FONTS)

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})


@cache
def probe(name: str) -> str:
    common, own = ((PROBES / f"{each}.js").read_text("utf-8").rstrip().rstrip(";") for each in ("common", name))
    return f"(argument) => {{ {common};\nreturn (\n{own}\n)(argument); }}"


def path_of(name: str) -> str:
    """Where a server shows a file of the site; a 404 page is met where nothing is."""
    return re.sub(r"(^|/)404\.html$", r"\1no-such-page/", re.sub(r"(^|/)index\.html$", r"\1", name))


@contextmanager
def visited(browser: Browser, address: str, name: str, **options: Any) -> Iterator[Visit]:
    """A page in a context of its own, with nothing in its cache.

    Args:
        browser: where.
        address: of the site, without a slash at the end.
        name: the file of the page.
        options: of the context, such as `color_scheme`; a phone unless `viewport` says otherwise.
    """
    phone = {"width": PHONE[0], "height": PHONE[1]}
    with browser.new_context(**{"viewport": phone, "reduced_motion": "reduce", **options}) as context:
        visit = Visit(context.new_page(), name, f"{address}/{path_of(name)}")
        _listen(visit)
        visit.page.goto(visit.start)
        if options.get("java_script_enabled", True):
            visit.page.wait_for_function(FONTS)
        yield visit


def _listen(visit: Visit) -> None:
    def said(message: ConsoleMessage) -> None:
        place = urlsplit(message.location.get("url", "")).path
        own = place == urlsplit(visit.page.url).path and "404" in message.text  # the 404 page is one
        if message.type == "error" and not own:
            visit.errors.append(f"{message.text} ({place})")

    def crashed(error: Error) -> None:
        visit.errors.append(str(error).partition("\n")[0])

    visit.page.on("request", lambda request: visit.requests.append(request))
    visit.page.on("console", said)
    visit.page.on("pageerror", crashed)
    visit.page.on("requestfailed", lambda request: visit.errors.append(f"{urlsplit(request.url).path} did not come"))
