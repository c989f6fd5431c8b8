"""The order of the book, counted once from the navigation: parts with roman numerals, numbered chapters.

Every template gets ``book`` (list of Part) and ``place`` (the Part and number of this page, or none)."""

from dataclasses import dataclass, field
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
UNNUMBERED = ("reference", "blog")


@dataclass
class Part:
    """A top-level section of the navigation; `numeral` is empty for the reference pages."""

    title: str
    numeral: str
    pages: list[Page]
    first: int  # number of its first chapter in the whole book, from 1
    slots: list[int] = field(default_factory=list)  # the numbers of its chapters


@dataclass
class Place:
    """Where a page stands in the book; `number` is 0 for the reference pages."""

    part: Part
    number: int


_book: list[Part] = []
_places: dict[str, Place] = {}


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    _book.clear()
    _places.clear()
    chapter = 1
    for section in nav.items:
        if not isinstance(section, Section):
            continue
        pages = _pages(section)
        folder = pages[0].file.src_uri.split("/")[1] if pages else "blog"
        if folder == "blog":
            continue
        numbered = folder not in UNNUMBERED
        numeral = ROMAN[sum(bool(part.numeral) for part in _book)] if numbered else ""
        part = Part(section.title, numeral, pages, chapter)
        _book.append(part)
        for page in pages:
            _places[page.file.src_uri] = Place(part, chapter if numbered else 0)
            if numbered:
                part.slots.append(chapter)
                chapter += 1


def _pages(section: Section) -> list[Page]:
    found: list[Page] = []
    for child in section.children or []:
        if isinstance(child, Page):
            found.append(child)
        elif isinstance(child, Section):
            found += _pages(child)
    return found


def on_page_context(context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    context.update(book=_book, place=_places.get(page.file.src_uri), words=config.extra["words"])
    return context


def on_template_context(context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
    context.update(book=_book, place=None, words=config.extra["words"])
    return context
