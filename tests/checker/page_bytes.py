"""What a first visit costs: kilobytes as they travel, requests, other hosts, the search index before it is wanted."""

import gzip
from collections import Counter
from urllib.parse import urlsplit

from playwright.sync_api import Request

from .visit import FIELD, Visit

LIMITS = {"document": 14, "stylesheet": 10, "script": 5}  # KB compressed; 14: what the first ten packets carry
ALL, WITH_FONTS, FIGURE = 24, 60, 3
REQUESTS = 7
SEARCH_ALL = 130  # index and script, once they are wanted


def check(visit: Visit) -> list[str]:
    """What is over its limit so far; to be asked before anything is pressed."""
    problems = [f"{visit.name}: {each}" for each in (*_other_hosts(visit), *_early(visit))]
    sizes = Counter[str]()
    for request in _unasked(visit):
        sizes[request.resource_type] += request.sizes()["responseBodySize"]
    total = sum(sizes.values())
    parts = ", ".join(f"{kind} {size / 1024:.1f}" for kind, size in sizes.most_common())
    measured = {kind: (sizes[kind], limit) for kind, limit in LIMITS.items()}
    measured |= {"all but fonts": (total - sizes["font"], ALL), "all with fonts": (total, WITH_FONTS)}
    for what, (size, limit) in measured.items():
        if size > limit * 1024:
            problems.append(
                f"{visit.name}: {what}: {size / 1024:.1f} KB compressed; expected {limit} at most ({parts}); "
                "split the page, or load what is heavy where it is used"
            )
    asked = [urlsplit(request.url).path for request in _unasked(visit)]
    if len(asked) > REQUESTS:
        names = " ".join(asked)
        problems.append(f"{visit.name}: {len(asked)} requests; expected {REQUESTS} at most ({names}); join them")
    return [*problems, *_figures(visit)]


def search(visit: Visit) -> list[str]:
    """What the search asked for, all in all; to be asked after a search."""
    asked = [request for request in _files(visit) if _is_search(request.url)]
    size = sum(request.sizes()["responseBodySize"] for request in asked)
    if size <= SEARCH_ALL * 1024:
        return []
    limit = f"expected {SEARCH_ALL} at most; index less in overrides/hooks/search.py"
    return [f"{visit.name}: the search: {size / 1024:.0f} KB compressed; {limit}"]


def _files(visit: Visit) -> list[Request]:
    """Without those that were stopped or failed: page_policy names them."""
    return [request for request in visit.requests if request.url.startswith("http") and not request.failure]


def _unasked(visit: Visit) -> list[Request]:
    """Without the icon, and without the search on its own page: who opens that page wants it."""
    icons = visit.page.eval_on_selector_all("link[rel~=icon]", "all => all.map(each => each.href)")
    wanted = visit.page.is_visible(FIELD)
    found = [request for request in _files(visit) if request.url not in icons]
    return [request for request in found if not (wanted and _is_search(request.url))]


def _is_search(url: str) -> bool:
    return "/search" in urlsplit(url).path  # the index, its script, the texts around what was found


def _other_hosts(visit: Visit) -> list[str]:
    own = urlsplit(visit.page.url).netloc
    addresses = [request.url for request in visit.requests if request.url.startswith("http")]
    found = [url for url in addresses if urlsplit(url).netloc != own]
    return [f"{url}: asks another host; keep a copy in overrides/assets" for url in found]


def _early(visit: Visit) -> list[str]:
    found = [request.url for request in _unasked(visit) if _is_search(request.url)]
    return [f"{urlsplit(url).path}: asked for before anybody searches; load it in assets/js" for url in found]


def _figures(visit: Visit) -> list[str]:
    problems = []
    for drawn in visit.page.eval_on_selector_all("svg", "all => all.map(each => each.outerHTML)"):
        size = len(gzip.compress(drawn.encode(), 6))
        if size > FIGURE * 1024:
            problems.append(
                f"{visit.name}: {drawn[:60]!r}: {size / 1024:.1f} KB compressed; expected {FIGURE} at most; draw less"
            )
    return problems
