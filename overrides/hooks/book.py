"""The order of the book, counted once from the navigation: parts with roman numerals, numbered chapters.

Every template knows `book` (its parts) and `place` (where this page stands in it, or nothing).
"""

from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
NO_CHAPTERS = "reference"  # pages to look things up in: listed, not counted


@dataclass
class Part:
    """A section of the navigation; `numeral` is empty and `size` is 0 for the reference pages."""

    title: str
    pages: list[Page]
    numeral: str
    first: int  # the number of its first chapter, counted from the beginning of the book
    size: int  # how many chapters it has


@dataclass
class Place:
    part: Part
    number: int  # of the chapter; 0 for the reference pages


_book: list[Part] = []
_places: dict[str, Place] = {}


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    _book.clear()
    _places.clear()
    first, numerals = 1, iter(ROMAN)
    for section in nav.items:
        pages = _pages(section) if isinstance(section, Section) else []
        folder = _folder(pages[0]) if pages else "blog"
        if folder == "blog":
            continue
        counted = folder != NO_CHAPTERS
        size = len(pages) if counted else 0
        part = Part(section.title or "", pages, next(numerals) if counted else "", first, size)
        _book.append(part)
        for number, page in enumerate(pages, first):
            _places[page.file.src_uri] = Place(part, number if counted else 0)
        first += size


def on_page_context(context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    context.update(book=_book, place=_places.get(page.file.src_uri), words=config.extra["words"])
    return context


def on_template_context(context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
    context.update(book=_book, place=None, words=config.extra["words"])
    return context


def _pages(section: Section) -> list[Page]:
    found: list[Page] = []
    for child in section.children:
        if isinstance(child, Page):
            found.append(child)
        elif isinstance(child, Section):
            found += _pages(child)
    return found


def _folder(page: Page) -> str:
    """docs/es/machine/x.md is in machine."""
    return page.file.src_uri.split("/")[1]
