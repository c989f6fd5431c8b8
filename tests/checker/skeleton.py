"""What a page is made of apart from its words, each part with its line in the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from mkdocs.utils.meta import YAML_RE

from .blocks import Fence, Fences
from .data import Mapping, parse
from .project import Project, ProjectError, read

# Comments and inline code hold neither links nor prose.
HIDDEN = re.compile(r"<!--.*?-->|(?<![\\`])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.S)
TARGET = r"<?((?:[^\s()<>]|\([^\s()]*\))*)"
# Every shape that the site renders as a heading: hashes (in lists and boxes too), underlined, HTML.
HEADING = re.compile(
    r"^[ \t]*(?:(?:[-*+>]|\d+\.)[ \t]+)*(?P<marks>#{1,6})(?P<text>[^\n]+)"
    r"|(?:\A|(?<=\n\n))(?P<over>[^\n]+)\n(?P<line>=+|-+)[ ]*$"
    r"|<h(?P<level>[1-6])\b(?P<attributes>[^>]*)>",
    re.M,
)
HEADING_ID = re.compile(r"[ ]\{:?[^{}\n]*?#([^\s{}]+)[^{}\n]*\}[ #]*$|\bid=[\"']([^\"']+)")
ID = re.compile(r"\{:?[^{}\n]*?#([^\s{}]+)[^{}\n]*\}|\bid=[\"']([^\"']+)")
LINK = re.compile(rf"\]\(\s*{TARGET}|^[ ]{{0,3}}\[(?!\^)[^\]\n]+\]:\s*<?([^\s>]+)|<(https?://[^>\s]+)>", re.M)
HTML_LINK = re.compile(r"\b(?:href|src)=[\"']([^\"']*)")
FIGURE = re.compile(rf"!\[[^\]]*\]\({TARGET}|(<(?:svg|figure|picture|img)\b)")
BOX = re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[ ]+(\w+)", re.M)
EXCERPT_END = re.compile(r"^<!-- (more) -->", re.M)


class Item(NamedTuple):
    """One part of a page: where it stands and what both languages share of it."""

    line: int
    value: str


class Heading(NamedTuple):
    line: int
    level: int
    id: str  # "": none
    text: str


@dataclass(frozen=True)
class Page:
    """One Markdown file of one language."""

    name: str  # "docs/es/machine/processes-threads.md", as messages show it
    language: str  # "es"
    key: str  # "machine/processes-threads.md", shared by both languages
    path: Path
    meta: Mapping  # front matter
    lines: list[str]
    body: int  # number of lines of the front matter
    fences: list[Fence]
    prose: str  # the page without front matter, fences, comments, inline code; same line numbers
    headings: list[Heading]
    links: list[Item]
    html_links: list[Item]
    parts: dict[str, list[Item]]  # what must come in the same order in both languages, by its name
    ids: frozenset[str]


site_fences = lru_cache(Fences)  # made once: reading mkdocs.yml takes longer than a hundred pages


def load(project: Project, path: Path, fences: Fences | None = None) -> Page:
    """Read a page.

    Raises:
        ProjectError: the file is not UTF-8 or its front matter is not YAML; the message names the line.
    """
    text, name = read(project, path), project.name(path)
    language, _, key = path.relative_to(project.docs).as_posix().partition("/")
    meta, body = _front_matter(name, text)
    blocks, lines = (fences or site_fences()).of(text), text.split("\n")
    bare = lines.copy()
    bare[:body] = [""] * body
    for block in blocks:
        bare[block.line - 1 : block.end_line] = [""] * (block.end_line - block.line + 1)
    uncommented = "\n".join(bare)
    prose = HIDDEN.sub(lambda m: "`" + "\n" * m[0].count("\n"), uncommented)
    parts = {
        "program or output": [Item(f.line, include) for f in blocks for include in f.includes],
        "code block": [Item(f.line, " ".join([f"```{f.language}", *(f".{c}" for c in f.classes)])) for f in blocks],
        "figure": list(_found(FIGURE, prose)),
        "box": list(_found(BOX, prose)),
        "end of the excerpt": list(_found(EXCERPT_END, uncommented)),
    }
    return Page(
        name=name,
        language=language,
        key=key,
        path=path,
        meta=meta,
        lines=lines,
        body=body,
        fences=blocks,
        prose=prose,
        headings=list(_headings(prose)),
        links=list(_found(LINK, prose)),
        html_links=list(_found(HTML_LINK, prose)),
        parts=parts,
        ids=frozenset(item.value for item in _found(ID, prose)),
    )


def _front_matter(name: str, text: str) -> tuple[Mapping, int]:
    if text.partition("\n")[0].rstrip() != "---":
        return parse(name, "{}"), 0
    if not (found := YAML_RE.match(text)):
        raise ProjectError(f"{name}:1: front matter without end; expected a second line of ---; add it")
    return parse(name, found[1], 2), text[: found.end()].count("\n")


def _headings(prose: str) -> Iterator[Heading]:
    for found in HEADING.finditer(prose):
        text = found["text"] or found["over"] or found["attributes"]
        level = len(found["marks"] or "") or int(found["level"] or 0) or (1 if found["line"][0] == "=" else 2)
        key = HEADING_ID.search(text)
        yield Heading(_line(prose, found), level, key[1] or key[2] if key else "", found[0].strip().split("\n")[0])


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Item]:
    for found in pattern.finditer(text):
        yield Item(_line(text, found), next((group for group in found.groups() if group is not None), ""))


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1
