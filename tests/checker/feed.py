"""The Atom feeds (RFC 4287): one for each language, with the whole text of each post."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from lxml import etree, html

from .site import ADDRESSES, Site

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def problems(site: Site) -> Iterator[str]:
    """Faults in every feed that a page names."""
    named: dict[str, str] = {}  # address -> language of the pages that name it
    for page in site.pages.values():
        links = page.tree.xpath("//head/link[@type='application/atom+xml']")
        if len(links) != 1:
            yield f"{page.name}: names {len(links)} feeds; expected one; mend main.html"
        for link in links:
            named.setdefault(urljoin(page.url, link.get("href")), page.tree.get("lang"))
    for address, language in named.items():
        name = site.file(address)
        if name:  # a link that leads nowhere is reported as such
            yield from _feed(site, address, name, language)


def _feed(site: Site, address: str, name: str, language: str) -> Iterator[str]:
    try:
        feed = etree.parse(site.folder / name).getroot()
    except etree.XMLSyntaxError as error:
        wrong = (error.msg or "").split(", line")[0]
        yield f"{name}:{error.lineno}: not well-formed XML: {wrong}; escape the text in overrides/feed.xml"
        return
    said = feed.get("{http://www.w3.org/XML/1998/namespace}lang")
    if said != language:
        yield f"{name}: xml:lang is {said!r}; expected {language!r}; mend overrides/feed.xml"
    for xpath, expected in (("a:link[@rel='self']/@href", [address]), ("a:id/text()", [address])):
        found = [str(each) for each in feed.xpath(xpath, namespaces=ATOM)]  # type: ignore[union-attr]
        if found != expected:
            yield f"{name}: {xpath} is {found}; expected {expected}; mend overrides/feed.xml"
    for link in feed.iterfind(".//a:link", ATOM):
        if link.get("hreflang") != language:
            where = f"{name}:{link.sourceline}: link {link.get('href')!r}"
            yield f"{where}: hreflang is {link.get('hreflang')!r}; expected {language!r}; mend overrides/feed.xml"
    entries = feed.findall("a:entry", ATOM)
    if not entries:
        yield f"{name}: no entry; expected the posts of the blog"
    for element in (feed, *entries):
        yield from _required(name, element)
    authors = feed.find("a:author/a:name", ATOM) is not None
    for entry in entries:
        if not authors and entry.find("a:author/a:name", ATOM) is None:
            where = f"{name}:{entry.sourceline}"
            yield f"{where}: no <author> here nor in the feed; Atom requires one; mend overrides/feed.xml"
    ids = [entry.findtext("a:id", "", ATOM) for entry in entries]
    for twice in sorted({each for each in ids if ids.count(each) > 1}):
        yield f"{name}: two entries with the id {twice}; expected one"
    dates = [entry.findtext("a:updated", "", ATOM) for entry in entries]
    if dates and feed.findtext("a:updated", "", ATOM) != max(dates):
        yield f"{name}: <updated> of the feed is not the newest of its entries, {max(dates)}; mend overrides/feed.xml"
    for entry in entries:
        yield from _entry(site, name, entry)


def _required(name: str, element: Any) -> Iterator[str]:
    where = f"{name}:{element.sourceline}"
    for needed in ("id", "title", "updated"):
        if not element.findtext(f"a:{needed}", "", ATOM).strip():
            yield f"{where}: no <{needed}>; Atom requires it; mend overrides/feed.xml"
    for kind in ("updated", "published"):
        text = element.findtext(f"a:{kind}", "", ATOM)
        try:
            correct = not text or datetime.fromisoformat(text).tzinfo is not None
        except ValueError:
            correct = False
        if not correct:
            yield f"{where}: <{kind}> is {text!r}; expected a date like 2026-11-21T00:00:00Z; mend overrides/feed.xml"


def _entry(site: Site, name: str, entry: Any) -> Iterator[str]:
    where = f"{name}:{entry.sourceline}"
    for link in entry.iterfind("a:link", ATOM):
        if site.page(link.get("href", "")) is None:
            yield f"{where}: link {link.get('href')!r} is no page of the site; mend overrides/feed.xml"
    content = entry.findtext("a:content", "", ATOM).strip()
    if not content:
        yield f"{where}: no <content>; expected the whole post; mend overrides/feed.xml"
        return
    for element in html.fragment_fromstring(content, create_parent="div").iter(*ADDRESSES):
        address = element.get(ADDRESSES[element.tag])
        if address is None:
            continue
        if ":" not in address.split("/")[0]:
            yield f"{where}: {address!r} is relative, which leads nowhere in a feed reader; mend hooks/feed.py"
        elif address.startswith(site.url) and (fault := site.fault(address)):
            yield f"{where}: {address!r} {fault}"
