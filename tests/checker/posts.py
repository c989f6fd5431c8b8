"""What the front matter of a post names: days, authors, categories, tags, a series."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from . import skeleton
from .data import Mapping, parse
from .project import LANGUAGES, Project, ProjectError, read

POSTS = "blog/posts/"
AUTHORS = "docs/{}/blog/.authors.yml"
CATEGORIES, SERIES = "extra.categories of mkdocs.yml", "extra.series of mkdocs.yml"


@dataclass(frozen=True)
class Known:
    """What the posts of a language may name."""

    authors: set[str]
    categories: dict[str, str]  # the name in this language -> the folder that both languages share
    series: set[str]


def problems(project: Project) -> list[str]:
    """All that is wrong in the front matter of posts, and nothing else: for a build that stopped.

    Raises:
        ProjectError: a file that cannot be read; the message says which.
    """
    config = parse("mkdocs.yml", read(project, project.root / "mkdocs.yml"))
    found: list[str] = []
    for language in LANGUAGES:
        names = known(project, config, language)
        for path in sorted((project.docs / language / POSTS).rglob("*.md")):
            try:
                meta, _ = skeleton.front_matter(project.name(path), read(project, path))
            except ProjectError as error:
                found.append(str(error))
                continue
            found += [*day(project.name(path), meta), *named(project.name(path), meta, names, language)]
    return found


def known(project: Project, config: Mapping, language: str) -> Known:
    """What `config`, the parsed mkdocs.yml, and the list of authors offer."""
    path = project.root / AUTHORS.format(language)
    authors = parse(project.name(path), read(project, path)).get("authors") if path.exists() else None
    extra = config.get("extra") or {}
    folders = extra.get("categories") or {}
    categories = {str(names.get(language)): str(folder) for folder, names in folders.items() if isinstance(names, dict)}
    series = extra.get("series") or {}
    titled = {str(slug) for slug, titles in series.items() if isinstance(titles, dict) and titles.get(language)}
    return Known(set(authors) if isinstance(authors, dict) else set(), categories, titled)


def day(name: str, meta: Mapping) -> Iterator[str]:
    """The date of a post: a day, or the days it was `created` and `updated`."""
    if "date" not in meta:
        yield f"{name}:1: post without date; expected YYYY-MM-DD; add `date: …` to the front matter"
        return
    written, at = meta["date"], f"{name}:{meta.line('date')}:"
    days = written if isinstance(written, dict) else {"created": written}
    if "created" not in days or days.keys() - {"created", "updated"}:
        expected = "expected created and, if you like, updated"
        yield f"{at} date with {', '.join(map(str, days))}; {expected}; write {{created: YYYY-MM-DD, updated: …}}"
    for each in days.values():
        if not _is_day(str(each)):
            yield f"{at} bad date {each}; expected a day as YYYY-MM-DD; mend it"


def named(name: str, meta: Mapping, names: Known, language: str) -> Iterator[str]:
    """What the lists and the series of a front matter name must be known; any tag is."""
    lists = {"categories": (names.categories, CATEGORIES), "authors": (names.authors, AUTHORS.format(language))}
    for key, (offered, where) in lists.items():
        if not (wrong := _not_a_list(name, meta, key)):
            wrong = [_unknown(name, meta, key, each, where) for each in meta.get(key, []) if each not in offered]
        yield from wrong
    yield from _not_a_list(name, meta, "tags")
    if "series" in meta and meta["series"] not in names.series:
        yield _unknown(name, meta, "series", meta["series"], f"{SERIES}, with a title in {language}")


def other_categories(page: skeleton.Page, twin: skeleton.Page, names: dict[str, Known]) -> Iterator[str]:
    """The two languages of a post stand in the same folders."""
    here, there = (_folders(each, names[each.language].categories) for each in (page, twin))
    if here != there:
        at = f"{twin.name}:{twin.meta.line('categories')}:"
        yield f"{at} categories {there}; expected {here} as in {page.name}; name the same ones in both"


def _folders(page: skeleton.Page, folders: dict[str, str]) -> list[str]:
    written = page.meta.get("categories", [])
    return [folders.get(each, "?") for each in written] if isinstance(written, list) else []


def _not_a_list(name: str, meta: Mapping, key: str) -> list[str]:
    if isinstance(written := meta.get(key, []), list):
        return []
    return [f"{name}:{meta.line(key)}: {key}: {written}; expected a list; write {key}: [{written}]"]


def _unknown(name: str, meta: Mapping, key: str, each: object, where: str) -> str:
    at = f"{name}:{meta.line(key)}:"
    return f"{at} {key} names {each}, which is unknown; expected one of {where}; mend it or add it there"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
