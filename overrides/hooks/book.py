"""The order of the book, counted once from the navigation: parts with roman numerals, numbered chapters.

Every template knows `book` (its parts), `place` (where this page stands in it, or nothing) and
`blog_groups` (archive, categories, authors: the sections that the blog plugin hangs in the navigation).
"""

from dataclasses import dataclass
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
BLOG = "blog"
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
_blog_groups: list[Section] = []


@event_priority(-150)  # after the blog hung its lists in and static-i18n translated the titles
def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    for known in (_book, _places, _blog_groups):
        known.clear()
    first, numerals = 1, iter(ROMAN)
    for section in [item for item in nav.items if isinstance(item, Section)]:
        pages = _pages(section)
        folder = _folder(pages[0]) if pages else ""
        if folder == BLOG:
            _blog_groups.extend(child for child in section.children if isinstance(child, Section))
        elif folder:
            counted = folder != NO_CHAPTERS
            size = len(pages) if counted else 0
            numeral = next(numerals) if counted else ""
            part = Part(section.title, pages, numeral, first, size)
            _book.append(part)
            for number, page in enumerate(pages, first):
                _places[page.file.src_uri] = Place(part, number if counted else 0)
            first += size


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    env.globals.update(book=_book, blog_groups=_blog_groups)


def on_page_context(context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    context["place"] = _places.get(page.file.src_uri)
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
