"""What a page is made of apart from its words, each part with its line in the file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from mkdocs.utils.meta import YAML_RE

from .data import Mapping, parse
from .fences import Fence, Fences, site_fences
from .project import LANGUAGES, Project, ProjectError, read

# Comments and inline code hold neither links nor prose.
HIDDEN = re.compile(r"<!--.*?-->|(?<![\\`])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.S)
# All that the site renders as a heading: hashes (in lists and boxes too), underlined, HTML.
HEADING = re.compile(
    r"^[ \t]*(?:(?:[-*+>]|\d+\.)[ \t]+)*(?P<marks>#{1,6})(?P<text>[^\n]+)"
    r"|(?:\A|(?<=\n\n))(?P<over>[^\n]+)\n(?P<under>=+|-+)[ ]*$"
    r"|<h(?P<level>[1-6])\b(?P<attributes>[^>]*)>",
    re.M,
)
HEADING_ID = re.compile(r"[ ]\{:?[^{}\n]*?#([^\s{}]+)[^{}\n]*\}[ #]*$|\bid=[\"']([^\"']+)")
ID = re.compile(r"\{:?[^{}\n]*?#([^\s{}]+)[^{}\n]*\}|\bid=[\"']([^\"']+)")
TARGET = r"<?((?:[^\s()<>]|\([^\s()]*\))*)"
LINK = re.compile(rf"\]\(\s*{TARGET}|^[ ]{{0,3}}\[(?!\^)[^\]\n]+\]:\s*<?([^\s>]+)|<(https?://[^>\s]+)>", re.M)
FIGURE = re.compile(rf"!\[[^\]]*\]\({TARGET}|(<(?:svg|figure|picture|img)\b)")
BOX = re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[ ]+(\w+)", re.M)
EXCERPT_END = re.compile(r"^(<!-- more -->)", re.M)
# Front matter whose value is not words: the same in both languages.
SHARED = {"authors", "comments", "date", "draft", "series", "slug", "template"}
STAMP = "translates"  # the front matter key of translations alone


class Item(NamedTuple):
    """A part of a page."""

    line: int
    value: str


class Heading(NamedTuple):
    """A heading; `id` is empty when it has none."""

    line: int
    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Page:
    """One Markdown file of one language."""

    name: str  # "docs/es/machine/processes-threads.md", as messages show it
    language: str  # "es"
    key: str  # "machine/processes-threads.md", shared by both languages
    meta: Mapping  # front matter
    paragraphs: list[Item]  # the blocks between blank lines, a fence being one whole, after title and description
    prose: str  # without front matter, fences, comments, inline code; same line numbers
    headings: list[Heading]
    links: list[Item]
    ids: set[str]
    parts: dict[str, list[Item]]  # what both languages share, by its name


def load(project: Project, path: Path, fences: Fences | None = None) -> Page:
    """Read a page.

    Raises:
        ProjectError: the file is not UTF-8 or its front matter is not YAML; the message names the line.
    """
    text, name = read(project, path), project.name(path)
    language, _, key = path.relative_to(project.docs).as_posix().partition("/")
    if language not in LANGUAGES:
        raise ProjectError(f"{name}:1: a page of no language; expected it in docs/es/ or docs/en/; move it")
    meta, body = front_matter(name, text)
    blocks, lines = (fences or site_fences()).of(text), [""] * body + text.split("\n")[body:]
    words = [Item(meta.line(word), str(meta[word])) for word in ("title", "description") if word in meta]
    paragraphs = words + list(_paragraphs(lines, blocks))
    for block in blocks:
        lines[block.line - 1 : block.end_line] = [""] * (block.end_line - block.line + 1)
    prose = HIDDEN.sub(blank, "\n".join(lines))
    headings, links = list(_headings(prose)), _found(LINK, prose)
    shared = [Item(meta.line(k), f"{k}: {meta[k]}" if k in SHARED else k) for k in meta.lines if k != STAMP]
    parts = {
        "front matter": sorted(shared, key=_value),
        "heading": [Item(h.line, f"{'#' * h.level} #{h.id}") for h in headings if h.id],
        "code block": [Item(b.line, " ".join([f"```{b.language}", *b.classes, *b.includes])) for b in blocks],
        "figure": _found(FIGURE, prose),
        "box": _found(BOX, prose),
        "end of the excerpt": _found(EXCERPT_END, "\n".join(lines)),
        "link": sorted(links, key=_value),  # the order of words, and so of links, is the language's own
    }
    ids = {item.value for item in _found(ID, prose)}
    return Page(name, language, key, meta, paragraphs, prose, headings, links, ids, parts)


def blank(found: re.Match[str]) -> str:
    """What stands in place of text that a check must not see: line numbers stay."""
    return "`" + "\n" * found[0].count("\n")


def _value(item: Item) -> str:
    return item.value


def front_matter(name: str, text: str) -> tuple[Mapping, int]:
    """The front matter of a page, and how many lines it takes.

    Raises:
        ProjectError: it is not YAML; the message names the line.
    """
    if text.partition("\n")[0].rstrip() != "---":
        return Mapping(), 0
    if not (found := YAML_RE.match(text)):
        raise ProjectError(f"{name}:1: front matter without end; expected a second line of ---; add it")
    return parse(name, found[1], 2), found[0].count("\n")


def _paragraphs(lines: Sequence[str], fences: list[Fence]) -> Iterator[Item]:
    fenced = {n for fence in fences for n in range(fence.line, fence.end_line + 1)}
    for filled, group in groupby(enumerate(lines, 1), lambda at: at[0] in fenced or bool(at[1].strip())):
        if filled:
            numbers, texts = zip(*group, strict=True)
            yield Item(numbers[0], "\n".join(texts))


def _headings(prose: str) -> Iterator[Heading]:
    for found in HEADING.finditer(prose):
        text = found["text"] or found["over"] or found["attributes"]
        level = len(found["marks"] or "") or int(found["level"] or 0) or (1 if found["under"][0] == "=" else 2)
        key = HEADING_ID.search(text)
        yield Heading(_line(prose, found), level, (key[1] or key[2]) if key else "", found[0].strip().split("\n")[0])


def _found(pattern: re.Pattern[str], text: str) -> list[Item]:
    return [Item(_line(text, m), next((g for g in m.groups() if g is not None), "")) for m in pattern.finditer(text)]


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1
