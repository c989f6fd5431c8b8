"""Every page of the built site, looked at in Chromium; the slow checks, on a sample that has everything.

A page of which nothing was said is kept in the ledger, with what it was made of and who looked: it is looked at again
once something of that changes.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from lxml import html
from playwright.sync_api import Browser

from . import page_axe, page_bytes, page_fonts, page_keyboard, page_layout, page_media, page_noscript, page_policy
from .browser import opened
from .ledger import Ledger
from .project import HERE
from .visit import Visit, visited

Check = Callable[[Visit], list[str]]
Checks = Mapping[str, Check]

# In this order, in one visit: what is measured before anything moves comes first, what presses comes last.
EVERY: dict[str, Check] = {
    "first load": page_bytes.check,
    "layout": page_layout.check,
    "spaced text": page_layout.spaced,
    "less motion": page_media.motion,
    "forced colors": page_media.forced_colors,
    "paper": page_media.paper,
    "axe": page_axe.check,
    "policy": page_policy.check,
    "search": page_bytes.search,
}
# Seconds a page, so only on a sample; the page is loaded anew before each, since it was changed by the one before.
SAMPLE: dict[str, Check] = {
    "axe in other modes": page_axe.modes,
    "opened": page_axe.opened,
    "sheets": page_media.pdf,
    "no script": page_noscript.check,
    "fonts": page_fonts.check,
    "keyboard": page_keyboard.check,
}


def look(address: str, folder: Path, ledger: Ledger, browsers: int = 2) -> dict[str, list[str]]:
    """What each check says of the pages of a built site, in the order of their names.

    Args:
        address: where the folder is served, without a slash at the end.
        folder: the built site.
        ledger: the pages that were looked at before; those with nothing said are added.
        browsers: how many look at once, each at a page of its own.
    """
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html"))]
    chosen = sample(folder, names)
    waiting: SimpleQueue[str | None] = SimpleQueue()
    for each in (*sorted(names, key=lambda name: name not in chosen), *[None] * browsers):  # the long visits first
        waiting.put(each)
    found: dict[str, dict[str, list[str]]] = {}
    around = _digest([*_assets(folder), *_lookers()])

    def work() -> None:
        with opened() as browser:
            for name in iter(waiting.get, None):
                key = ledger.key("look", browser.version, around, (folder / name).read_text("utf-8"), name in chosen)
                if ledger.get(key) is not None:
                    found[name] = {}
                    continue
                found[name] = _visit(browser, address, name, EVERY, SAMPLE if name in chosen else {})
                if not any(found[name].values()):
                    ledger.put(key, {})

    with ThreadPoolExecutor(browsers) as pool:
        for done in [pool.submit(work) for _ in range(browsers)]:
            done.result()
    shutil.rmtree(ledger.unfinished, ignore_errors=True)
    return {check: [each for name in names for each in found[name].get(check, [])] for check in (*EVERY, *SAMPLE)}


def _assets(folder: Path) -> list[Path]:
    """The styles, scripts and fonts of a site; not the index of its search, which changes with every page."""
    return [path for path in (folder / "assets").rglob("*.*") if path.parent.name != "social"]


def _lookers() -> list[Path]:
    here = Path(__file__).parent
    own = [here / f"{name}.py" for name in ("looks", "visit", "browser", "served")]
    return [*own, *here.glob("page_*.py"), *here.glob("probes/*"), HERE.root / "tests/tools/package-lock.json"]


def _digest(paths: list[Path]) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(paths))).hexdigest()


def _visit(browser: Browser, address: str, name: str, at_once: Checks, anew: Checks) -> dict[str, list[str]]:
    """What the checks say of a page; before each of `anew` it is loaded again."""
    with visited(browser, address, name) as visit:
        said = {title: check(visit) for title, check in at_once.items()}
        for title, check in anew.items():
            visit.again()
            said[title] = check(visit)
    return said


def sample(folder: Path, names: Iterable[str]) -> list[str]:
    """Few pages, in one language and the other, that together have every element and class of the site."""
    kinds = {name: _kinds(folder / name) for name in names}
    left, chosen = set().union(*kinds.values()), list[str]()
    while left:
        turn = len(chosen) % 2 == 1  # of English, where a page and its twin have the same
        best = max(sorted(kinds), key=lambda name: (len(kinds[name] & left), name.startswith("en/") == turn))
        chosen.append(best)
        left -= kinds[best]
    return chosen


def _kinds(path: Path) -> set[str]:
    tree: Any = html.document_fromstring(path.read_bytes())
    elements = tree.xpath("//body//*[not(ancestor::pre) and not(ancestor-or-self::svg)]")
    return {f"{each.tag}.{name}" for each in elements for name in ["", *(each.get("class") or "").split()]}
