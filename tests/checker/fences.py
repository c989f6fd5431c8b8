"""Every code block of a page, as the site's own Markdown finds it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, cast

import markdown
from pymdownx.snippets import SnippetPreprocessor

from .project import HERE

FRONT = re.compile(r"\A---\n.*?^---[ \t]*\n", re.S | re.M)
COMMENT = re.compile(r"<!--.*?-->", re.S)
INCLUDE = SnippetPreprocessor.RE_ALL_SNIPPETS


@dataclass(frozen=True)
class Fence:
    """A code block as written in a page."""

    line: int  # of the opening fence; the first line of the file is 1
    end_line: int  # of the closing fence
    language: str
    classes: tuple[str, ...]
    text: str  # as written, includes not yet replaced
    hidden: bool  # inside an HTML comment

    @cached_property
    def includes(self) -> tuple[str, ...]:
        """The files that the block includes, as written."""
        found = (INCLUDE.match(line) for line in self.text.split("\n"))
        return tuple((m["snippet"] or "").strip("\"'") for m in found if m and not m["escape"])


@lru_cache
def _site_markdown(config: Path) -> tuple[list[str], Mapping[str, Any]]:
    from mkdocs.config import load_config

    loaded = load_config(str(config))
    return loaded["markdown_extensions"], loaded["mdx_configs"]


class Fences:
    """Finds the blocks of pages with the extensions that the site is built with."""

    def __init__(self, extensions: Sequence[Any] = (), settings: Mapping[str, Any] | None = None) -> None:
        if settings is None:
            extensions, settings = _site_markdown(HERE.root / "mkdocs.yml")
        self._markdown = markdown.Markdown(extensions=list(extensions), extension_configs=dict(settings))
        self._superfences = cast(Any, self._markdown.preprocessors["fenced_code_block"])
        self._found: list[tuple[int, int, str, tuple[str, ...], str]] = []
        self._superfences._store = self._note  # told of each block that superfences accepts
        for kind in self._superfences.extension.superfences:
            kind["formatter"] = lambda **_: ""  # nobody looks at the HTML here

    def _note(self, source: str, html: str, start: int, end: int) -> None:
        block = self._superfences
        text = block.rebuild_block(block.code)
        self._found.append((start, end, (block.lang or "").lower(), tuple(block.classes or ()), text))

    def of(self, text: str) -> list[Fence]:
        """The blocks of a page in the order of their first lines, nested ones included."""
        blank = FRONT.sub(lambda m: "\n" * m[0].count("\n"), text)  # keeps the line numbers
        comments = [(text.count("\n", 0, m.start()), text.count("\n", 0, m.end())) for m in COMMENT.finditer(text)]
        self._found.clear()
        self._markdown.reset()
        lines = self._markdown.preprocessors["normalize_whitespace"].run(blank.split("\n"))
        self._superfences.run(lines)
        made = []
        for start, end, language, classes, code in sorted(self._found):
            hidden = any(first <= start <= last for first, last in comments)
            made.append(Fence(start + 1, end, language, classes, code, hidden))
        return made


@lru_cache
def site_fences() -> Fences:
    """The finder for tests and commands, which have no build to ask."""
    return Fences()
