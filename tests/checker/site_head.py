"""What search engines read, and the way from a page to the same page in the other language."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree
from PIL import Image, UnidentifiedImageError

from .site import Page, Site

SHARED = (1200, 630)  # pixels that every network shows whole
HEAVIEST = 20_000  # bytes
XML = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def problems(site: Site) -> Iterator[str]:
    """Faults in languages, titles, descriptions, images for sharing and sitemaps."""
    home = site.pages.get("index.html")
    languages = _alternates(home) if home else {}
    default = languages.pop("x-default", None)
    if not home or default is None:
        yield "index.html: no <link hreflang> with x-default; print in_languages() in main.html"
        return
    for page in site.pages.values():
        yield from _language(site, page, languages, default)
        if not page.is_error:
            yield from _image(site, page)
    yield from _texts(site)
    yield from _sitemap(site)


def _alternates(page: Page) -> dict[str, str]:
    """hreflang -> absolute address, from the head of a page."""
    return {link.get("hreflang"): link.get("href") for link in page.tree.xpath("//head/link[@hreflang]")}


def _language(site: Site, page: Page, homes: dict[str, str], default: str) -> Iterator[str]:
    below = [code for code, home in homes.items() if page.url.startswith(home)]
    if not below:
        yield f"{page.name}: {page.url} is below no home page of {homes}; build it with the right SITE_URL"
        return
    mine = max(below, key=lambda code: len(homes[code]))
    if page.tree.get("lang") != mine:
        yield page.says(page.tree, f"lang is {page.tree.get('lang')!r}; expected {mine!r}; mend main.html")
    if page.is_error:
        return
    twins = {code: home + page.url.removeprefix(homes[mine]) for code, home in homes.items()}
    for canonical in page.tree.xpath("//head/link[@rel='canonical']") or [None]:
        if canonical is None:
            yield f"{page.name}: no <link rel=canonical>; expected {page.url}; mend main.html"
        elif canonical.get("href") != page.url:
            yield page.says(canonical, f"expected {page.url}; mend main.html")
    x_default = next(twins[code] for code, home in homes.items() if home == default)
    expected = twins | {"x-default": x_default}
    found = _alternates(page)
    for code, address in expected.items():
        if found.get(code) != address:
            yield f"{page.name}: hreflang {code} is {found.get(code)}; expected {address}; mend main.html"
        elif site.page(address) is None:
            yield f"{page.name}: its page in {code} is missing: {address}; write it"
        elif code != "x-default" and _alternates(site.page(address) or page) != found:
            yield f"{page.name}: {address} does not name the same pages with hreflang; mend main.html"
    switch = {link.get("hreflang"): urljoin(page.url, link.get("href")) for link in page.tree.xpath("//a[@hreflang]")}
    for code in homes.keys() - {mine}:
        if switch.get(code) != twins[code]:
            wrong = f"the switch to {code} leads to {switch.get(code)}; expected {twins[code]}"
            yield f"{page.name}: {wrong}; mend partials/header.html"


def _image(site: Site, page: Page) -> Iterator[str]:
    """The image of a link to the page, where it is shared: ours, as large as said, not heavy, described."""
    metas = page.tree.xpath("//head/meta")
    said = {meta.get("property") or meta.get("name"): meta.get("content", "") for meta in metas}
    address = said.get("og:image", "")
    name = site.file(address) if address.startswith(site.url) else None
    if name is None:
        yield f"{page.name}: og:image is {address!r}; expected an image of this site; mend partials/social.html"
        return
    size, expected = _size(site.folder / name), (said.get("og:image:width"), said.get("og:image:height"))
    if size != SHARED or tuple(map(str, SHARED)) != expected:
        wrong = f"{name} is {size}, said to be {expected}; expected {SHARED}"
        yield f"{page.name}: og:image: {wrong}; mend hooks/card.py or partials/social.html"
    if (weight := (site.folder / name).stat().st_size) > HEAVIEST:
        yield f"{page.name}: og:image: {name} has {weight} bytes; expected at most {HEAVIEST}; mend hooks/card.py"
    if not said.get("og:image:alt", "").strip():
        yield f"{page.name}: og:image:alt is missing; expected what the image says; mend partials/social.html"
    if (card := said.get("twitter:card")) != "summary_large_image":
        yield f"{page.name}: twitter:card is {card!r}; expected 'summary_large_image'; mend partials/social.html"


def _size(path: Path) -> tuple[int, int] | None:
    try:
        with Image.open(path) as image:
            return image.size
    except UnidentifiedImageError:
        return None


def _texts(site: Site) -> Iterator[str]:
    """Titles and descriptions: one each, and no two alike."""
    seen: dict[tuple[str, str], str] = {}
    for page in site.pages.values():
        titles = [" ".join((title.text or "").split()) for title in page.tree.xpath("//head/title")]
        metas = [meta.get("content", "").strip() for meta in page.tree.xpath("//head/meta[@name='description']")]
        for what, texts in (("title", titles), ("description", metas)):
            if len(texts) != 1 or not texts[0]:
                yield f"{page.name}: {what} is {texts}; expected one, not empty; write it in the front matter"
            elif page.is_error:
                continue
            elif (what, texts[0]) in seen:
                yield f"{page.name}: same {what} as {seen[what, texts[0]]}: {texts[0]!r}; each page needs its own"
            else:
                seen[what, texts[0]] = page.name


def _sitemap(site: Site) -> Iterator[str]:
    """The sitemaps that robots.txt names hold exactly the pages that may be indexed, with their twins."""
    robots = site.folder / "robots.txt"
    addresses = re.findall(r"(?m)^Sitemap: (\S+)$", robots.read_text("utf-8") if robots.is_file() else "")
    if not addresses:
        yield "robots.txt: names no sitemap; mend overrides/robots.txt"
    listed: set[str] = set()
    for address in addresses:
        name = site.file(address)
        if name is None:
            yield f"robots.txt: {address} leads to no file; mend overrides/robots.txt"
            continue
        for entry in etree.parse(site.folder / name).iterfind("s:url", XML):
            location = entry.findtext("s:loc", "", XML)
            page = site.page(location)
            twins = {link.get("hreflang"): link.get("href") for link in entry.iterfind("x:link", XML)}
            if location in listed:
                yield f"{name}:{entry.sourceline}: {location} stands twice in the sitemaps; list it once"
            elif page is None or page.url != location or not _indexable(page):
                yield f"{name}:{entry.sourceline}: {location} is no page that may be indexed; leave it out"
            elif twins != _alternates(page):
                yield f"{name}:{entry.sourceline}: {location}: other hreflang than on the page; mend sitemap.xml"
            listed.add(location)
    for page in site.pages.values():
        if _indexable(page) and page.url not in listed:
            yield f"{page.name}: in no sitemap; mend overrides/sitemap.xml"


def _indexable(page: Page) -> bool:
    robots = page.tree.xpath("//head/meta[@name='robots']/@content")
    return not page.is_error and not any("noindex" in content for content in robots)
