"""The order of the book, counted once from the navigation: parts with roman numerals, numbered chapters.

Every template knows `book` (its parts), `places` (where each page of it stands, by its source), `place`
(where this page stands, or nothing) and `blog_groups` (archive, categories, authors: the sections that the
blog plugin hangs in the navigation).
"""

import logging
import re
from dataclasses import dataclass
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.book")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
BLOG = "blog"
NO_CHAPTERS = "reference"  # pages to look things up in: listed, not counted
WHERE = re.compile(r"<!-- where: (\S+) -->")  # in a page: where in the book another one stands
NOT_WORDS = re.compile("<svg.*?</svg>|<[^>]*>", re.DOTALL)


@dataclass(eq=False)
class Part:
    """A section of the navigation; `numeral` is empty and `size` is 0 for the reference pages."""

    page: Page  # its own page: title, question, what it answers
    pages: list[Page]  # its chapters
    numeral: str
    first: int  # the number of its first chapter, counted from the beginning of the book
    size: int  # how many chapters it has

    @property
    def title(self) -> str:
        return str(self.page.title)


@dataclass(eq=False)
class Place:
    part: Part
    number: int  # of the chapter; 0 for the pages of parts and of the reference
    minutes: int = 0  # to read it
    question: str = ""  # HTML


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
            chapters = pages[_has_own_page(section, pages[0], folder) :]
            size = len(chapters) if counted else 0
            part = Part(pages[0], chapters, next(numerals) if counted else "", first, size)
            _book.append(part)
            _places[part.page.file.src_uri] = Place(part, 0)
            for number, page in enumerate(chapters, first):
                _places[page.file.src_uri] = Place(part, number if counted else 0)
            first += size


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    place = _places.get(page.file.src_uri)
    if place and place.part.page is page and page not in place.part.pages:
        page.meta.setdefault("template", "part.html")
    return WHERE.sub(lambda found: _where(page, found[1], config.extra["words"]), markdown)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    if place := _places.get(page.file.src_uri):
        speed = config.plugins["material/blog"].config.post_readtime_words_per_minute
        place.minutes = -(-len(NOT_WORDS.sub("", html).split()) // speed)
        place.question = html.partition('<p class="question">')[2].partition("</p>")[0]


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    env.globals.update(book=_book, places=_places, blog_groups=_blog_groups)


def on_page_context(context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    context["place"] = _places.get(page.file.src_uri)
    return context


def _where(page: Page, path: str, words: dict[str, str]) -> str:
    """`Part II, chapter 4`; the blog has no places."""
    place = _places.get(f"{page.file.src_uri.split('/')[0]}/{path}")
    if place and place.part.numeral:
        chapter = f", {words['chapter'].lower()} {place.number}" if place.number else ""
        return f"{words['part']} {place.part.numeral}{chapter}"
    if not place and not path.startswith(BLOG):
        log.warning(
            f"docs/{page.file.src_uri}: where: {path} is no page of the book; expected one of nav; mend the path"
        )
    return place.part.title if place else words["blog"]


def _has_own_page(section: Section, first: Page, folder: str) -> bool:
    if found := first.file.src_uri.endswith("/index.md"):
        return found
    log.warning(
        f"mkdocs.yml: nav: the part {section.title!r} has no page of its own; expected `- {folder}/index.md` as its "
        f"first line; write docs/es/{folder}/index.md and docs/en/{folder}/index.md (title, question, what it answers)"
    )
    return False


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
