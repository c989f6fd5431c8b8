"""Chromium, headless, for the tests that look at pages as a reader does."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
INSTALL = "no Chromium, so that no page was looked at in a browser; apt-get install chromium-headless-shell"
# headless on a machine without a screen, and silent: it asks nothing of any host but ours
OPTIONS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def chromium() -> str | None:
    """The path of an installed Chromium, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def missing() -> str:
    """What to install before `opened` can run; empty when nothing is missing."""
    return "" if chromium() else INSTALL


def options() -> list[str]:
    """The flags to start it with; without a sandbox for root, for whom Chromium has none."""
    return [*OPTIONS, *([] if os.geteuid() else ["--no-sandbox"])]


@contextmanager
def opened() -> Iterator[Browser]:
    """A browser that ends with the context."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=options())
        yield browser
        browser.close()
