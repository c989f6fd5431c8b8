"""The two languages of every page in step, and every link and front matter in order."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from itertools import zip_longest
from os.path import normpath
from urllib.parse import unquote

from . import stamps, terms
from .blocks import Fences
from .data import parse
from .project import LANGUAGES, Project, ProjectError, read
from .skeleton import Item, Page, load

Pages = dict[tuple[str, str], Page]  # by language and key

GLOSSARY = "reference/glossary.md"
POSTS = "blog/posts/"
DESCRIPTION_LENGTH = 155  # characters that a search engine shows
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
# Front matter whose value is not words: the same in both languages.
SHARED_VALUES = ("authors", "comments", "date", "draft", "slug", "template")


def problems(project: Project, fences: Fences | None = None) -> list[str]:
    """All that is wrong with the pages, the stamps and the terms, in the order of the files.

    A page that cannot be read comes alone: the other checks need both languages of it.
    """
    pages: Pages = {}
    unreadable = []
    for path in project.pages():
        try:
            page = load(project, path, fences)
            pages[page.language, page.key] = page
        except ProjectError as error:
            unreadable.append(str(error))
    try:
        glossary = terms.load(project)
    except ProjectError as error:
        unreadable.append(str(error))
    if unreadable:
        return unreadable
    nav = _nav(project)
    found = [*glossary.problems()]
    for (language, key), page in pages.items():
        found += [*_front_matter(page, nav), *_headings(page), *_links(project, page, pages, glossary)]
        found += glossary.forbidden(page)
        other = LANGUAGES[1 - LANGUAGES.index(language)]
        if (other, key) not in pages:
            found.append(
                f"{page.name}:1: no page in the other language; expected docs/{other}/{key}; "
                "write it with the same headings, programs and links, then run make record"
            )
        elif language == LANGUAGES[0]:
            found += [*_differences(page, pages[other, key]), *stamps.stale(page, pages[other, key])]
    return found


def _nav(project: Project) -> set[str]:
    """The pages that mkdocs.yml lists."""

    def names(node: object) -> Iterator[str]:
        if isinstance(node, str):
            yield node
        for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            yield from names(child)

    return set(names(parse("mkdocs.yml", read(project, project.root / "mkdocs.yml"))["nav"]))


def _front_matter(page: Page, nav: set[str]) -> Iterator[str]:
    description = str(page.meta.get("description", ""))
    line = page.meta.line("description")
    wanted = f"expected one sentence of at most {DESCRIPTION_LENGTH} characters"
    if not description:
        yield f"{page.name}:1: no description; {wanted}; add `description: …` to the front matter"
    elif len(description) > DESCRIPTION_LENGTH:
        yield f"{page.name}:{line}: description of {len(description)} characters; {wanted}; shorten it"
    if not page.key.startswith(POSTS):
        if page.key not in nav:
            yield f"{page.name}:1: not in the nav; expected `- {page.key}` under nav; add it to mkdocs.yml"
    elif "date" not in page.meta:
        yield f"{page.name}:1: post without date; expected YYYY-MM-DD; add `date: …` to the front matter"
    elif not _is_date(value := str(page.meta["date"])):
        yield f"{page.name}:{page.meta.line('date')}: bad date {value!r}; expected a day as YYYY-MM-DD; mend it"


def _is_date(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text) and date.fromisoformat(text))
    except ValueError:
        return False


def _headings(page: Page) -> Iterator[str]:
    seen: dict[str, int] = {}
    for n, heading in enumerate(page.headings):
        if not heading.id and (n or heading.level > 1):
            yield (
                f"{page.name}:{heading.line}: heading without id: «{heading.text}»; expected one shared by "
                "both languages; write `{ #its-id }` at its end"
            )
        elif heading.id in seen:
            yield (
                f"{page.name}:{heading.line}: id #{heading.id} again; expected each id once in a page, and "
                f"line {seen[heading.id]} has it; choose another in both languages"
            )
        elif heading.id:
            seen[heading.id] = heading.line


def _links(project: Project, page: Page, pages: Pages, glossary: terms.Glossary) -> Iterator[str]:
    for line, target in page.links:
        if OUTSIDE.match(target) or target.startswith("//"):
            continue
        path, _, anchor = unquote(target).partition("#")
        here = page.path.parent.relative_to(project.root).as_posix()
        to = normpath(f"{here}/{path}") if path else page.name
        _, language, key = (*to.split("/", 2), "", "")[:3]
        at = f"{page.name}:{line}: "
        if language in LANGUAGES and language != page.language:
            yield f"{at}link to the other language: {target}; expected a page of docs/{page.language}/; link to its twin"
        elif (language, key) in pages:
            ids = pages[language, key].ids
            if key == GLOSSARY and anchor and anchor not in ids | glossary.ids:
                near = _nearest(anchor, glossary.ids)
                yield f"{at}unknown glossary term #{anchor}; expected an id of {terms.NAME}{near}; add the term there"
            elif key != GLOSSARY and anchor and anchor not in ids:
                yield f"{at}broken anchor {target}; expected an id of {to}{_nearest(anchor, ids)}; mend the link"
        elif path.startswith("/") or not (project.root / to).is_file() or path.endswith("/"):
            yield f"{at}broken link {target or '()'}; expected a file relative to this page, and there is no {to}; mend it"


def _nearest(word: str, known: frozenset[str]) -> str:
    return "".join(f" (#{near}?)" for near in get_close_matches(word, sorted(known), 1))


def _differences(source: Page, translation: Page) -> Iterator[str]:
    """Where the skeletons of a page and of its translation part; the first place of each kind."""
    pair = source, translation
    if all(heading.id for page in pair for heading in page.headings[1:]):
        ids, levels = (
            [[Item(h.line, value(h)) for h in page.headings] for page in pair]
            for value in (lambda h: f"#{h.id}", lambda h: f"{h.level} of #{h.id}")
        )
        yield from _first("heading", *pair, *ids) or _first("heading level", *pair, *levels)
    for kind in source.parts:
        yield from _first(kind, *pair, source.parts[kind], translation.parts[kind])
    # The order of words, and so of links, may differ between languages: each target counts, not its place.
    for page, other in (pair, pair[::-1]):
        rest = [item.value for item in other.links + other.html_links]
        for line, target in page.links + page.html_links:
            if target not in rest:
                yield f"{page.name}:{line}: link {target}; expected the same links in {other.name}; add it there or remove it"
            else:
                rest.remove(target)
        for key in page.meta.keys() - other.meta.keys() - {stamps.KEY}:
            yield (
                f"{page.name}:{page.meta.line(key)}: front matter key {key}; expected the same keys in {other.name}; "
                "add it there or remove it"
            )
    for key in SHARED_VALUES:
        if key in source.meta and key in translation.meta and source.meta[key] != translation.meta[key]:
            yield (
                f"{translation.name}:{translation.meta.line(key)}: {key}: {translation.meta[key]}; expected "
                f"{source.meta[key]} as in {source.name}:{source.meta.line(key)}; write the same in both"
            )


def _first(kind: str, source: Page, translation: Page, wanted: list[Item], found: list[Item]) -> list[str]:
    line = 1
    for want, item in zip_longest(wanted, found):
        line = item.line if item else line
        if want is None or item is None or want.value != item.value:
            here = f"{kind} {item.value}" if item else f"no further {kind}"
            there = f"{want.value} as in {source.name}:{want.line}" if want else f"no further one, as in {source.name}"
            return [f"{translation.name}:{line}: {here}; expected {there}; write the same in both"]
    return []
