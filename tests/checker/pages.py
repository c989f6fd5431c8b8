"""The two languages of every page in step, and every link and front matter in order."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from pathlib import PurePosixPath
from posixpath import join, normpath
from urllib.parse import unquote

from . import applications, figures, posts, stamps, terms
from .data import parse
from .fences import Fences
from .project import LANGUAGES, Project, ProjectError, read
from .skeleton import Page, load

Pages = dict[str, Page]  # by "docs/es/index.md"

LONGEST_DESCRIPTION = 155  # characters that a search engine shows
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)


def problems(project: Project, fences: Fences | None = None) -> list[str]:
    """All that is wrong with pages, stamps, terms and figures, as `file:line: what; expected; what to do`.

    Files that cannot be read come alone: the other checks need them.
    """
    pages: Pages = {}
    found = []
    for path in project.pages():
        try:
            pages[project.name(path)] = load(project, path, fences)
        except ProjectError as error:
            found.append(str(error))
    try:
        glossary = terms.load(project)
        config = parse("mkdocs.yml", read(project, project.root / "mkdocs.yml"))
        nav = {*_texts(config.get("nav")), *str(config.get("not_in_nav", "")).split()}
        known = {language: posts.known(project, config, language) for language in LANGUAGES}
    except ProjectError as error:
        found.append(str(error))
    if found:
        return found
    found += glossary.problems()
    for page in pages.values():
        other = LANGUAGES[page.language == LANGUAGES[0]]
        twin = pages.get(name := f"docs/{other}/{page.key}")
        found += [*_front_matter(page, nav), *_headings(page), *_links(project, page, pages, glossary)]
        found += glossary.forbidden(page)
        found += posts.named(page.name, page.meta, known[page.language], page.language)
        if not twin:
            found.append(
                f"{page.name}:1: no page in the other language; expected {name}; write it, then run make record"
            )
        elif page.language == LANGUAGES[0]:
            found += [*_differences(page, twin), *stamps.stale(page, twin)]
            found += posts.other_categories(page, twin, known)
    shown = {PurePosixPath(item.value).stem for page in pages.values() for item in page.parts["figure"]}
    return found + figures.problems(project, shown, glossary)


def _texts(node: object) -> Iterator[str]:
    """Every text of a tree, such as the pages of nav."""
    if isinstance(node, str):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _texts(child)


def _front_matter(page: Page, nav: set[str]) -> Iterator[str]:
    meta, wanted = page.meta, f"expected one sentence of at most {LONGEST_DESCRIPTION} characters"
    if not (length := len(str(meta.get("description", "")))):
        yield f"{page.name}:1: no description; {wanted}; add `description: …` to the front matter"
    elif length > LONGEST_DESCRIPTION:
        yield f"{page.name}:{meta.line('description')}: description of {length} characters; {wanted}; shorten it"
    if page.key.startswith(posts.POSTS):
        yield from posts.day(page.name, meta)
    elif page.key not in nav:
        yield f"{page.name}:1: not in the nav; expected `- {page.key}` under nav; add it to mkdocs.yml"


def _headings(page: Page) -> Iterator[str]:
    ids = [heading.id for heading in page.headings]
    for n, heading in enumerate(page.headings):
        at = f"{page.name}:{heading.line}:"
        if not heading.id and (n or heading.level > 1):
            yield f"{at} heading without id: {heading.text}; expected one for both languages; end it with {{ #id }}"
        elif heading.id and heading.id in ids[:n]:
            yield f"{at} id #{heading.id} again; expected each once in a page; write another in both languages"


def _links(project: Project, page: Page, pages: Pages, glossary: terms.Glossary) -> Iterator[str]:
    here = page.name.rpartition("/")[0]
    packed = {f"docs/{folder.name}.zip" for folder in applications.folders(project)}  # which the build makes
    for line, target in page.links:
        if ELSEWHERE.match(target):
            continue
        path, _, anchor = unquote(target).partition("#")
        to = normpath(join(here, path)) if path or not target else page.name
        at, linked = f"{page.name}:{line}:", pages.get(to)
        if linked and linked.language != page.language:
            twin = f"docs/{page.language}/{linked.key}"
            yield f"{at} link to the other language: {target}; expected a page of this one; link to {twin}"
        elif linked and anchor and linked.key == terms.PAGE and anchor not in linked.ids | glossary.ids:
            near = _nearest(anchor, glossary.ids)
            yield f"{at} unknown glossary term {target}; expected an id of {terms.NAME}{near}; add the term there"
        elif linked and anchor and linked.key != terms.PAGE and anchor not in linked.ids:
            yield f"{at} broken anchor {target}; expected an id of {to}{_nearest(anchor, linked.ids)}; mend the link"
        elif not linked and to not in packed and (path.startswith("/") or not (project.root / to).is_file()):
            yield f"{at} broken link {target}; expected a path relative to this page, there is no {to}; mend the link"


def _nearest(word: str, known: Iterable[str]) -> str:
    return "".join(f" (#{near}?)" for near in get_close_matches(word, sorted(known), 1))


def _differences(source: Page, translation: Page) -> Iterator[str]:
    """Where a translation parts from the skeleton of its Spanish page."""
    for kind, wanted in source.parts.items():
        found = translation.parts[kind]
        values = [item.value for item in wanted], [item.value for item in found]
        codes = SequenceMatcher(None, *values, autojunk=False).get_opcodes() if values[0] != values[1] else ()
        for tag, i, i_end, j, j_end in codes:
            here, there = wanted[i:i_end], found[j:j_end]
            if tag == "replace" and len(here) == len(there):
                for want, item in zip(here, there, strict=True):
                    expected = f"expected {want.value} as in {source.name}:{want.line}"
                    yield f"{translation.name}:{item.line}: {kind} {item.value}; {expected}; write the same in both"
            elif tag != "equal":
                for page, other, items in (source, translation, here), (translation, source, there):
                    for line, value in items:
                        lonely = f"{kind} {value} has no match in {other.name}"
                        yield f"{page.name}:{line}: {lonely}; expected the same in both; write or remove it"
