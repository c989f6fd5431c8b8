"""A copy of the site that is read from a folder: each link of a page leads to a file of it, as a browser finds it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from .site import ADDRESSES, LOADED, Page, Site

REPAIR = "a folder shows no page; mend overrides/hooks/offline.py"


def check(folder: Path) -> list[str]:
    """All that is wrong with the links of a copy; the message names file, line and element."""
    site = Site(folder, f"{folder.resolve().as_uri()}/")
    if not site.pages:
        return [f"{folder}: no page; build the copy there first: make offline"]
    return [problem for page in site.pages.values() for problem in _links(site, page)]


def _links(site: Site, page: Page) -> Iterator[str]:
    for element in page.tree.iter(*ADDRESSES):
        written = element.get(ADDRESSES[element.tag])
        if written is not None and (wrong := _fault(site, page, element, written)):
            yield page.says(element, wrong)


def _fault(site: Site, page: Page, element: Any, written: str) -> str | None:
    address = urljoin(page.url, written)
    if address.startswith(("http:", "https:", "mailto:")):
        loaded = element.tag not in ("a", "area", "link") or LOADED & set(element.get("rel", "").split())
        return "asks a host for a file; keep a copy in overrides/assets" if loaded else None
    if not address.startswith(site.url):
        return "leaves the folder; make it relative"
    if not written.startswith("#") and Path(unquote(urlsplit(address).path)).is_dir():
        return REPAIR
    return site.fault(address)
