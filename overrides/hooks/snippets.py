"""No page is built from a program that fails, and nothing is on a page that was not checked.

`mkdocs build` stops with file, line and the difference; `mkdocs serve` goes on, says so in the terminal
and marks the page (hooks/markup.py draws the mark from `config.extra["checked"]`).
"""

import logging
import re
import sys
import time
from html import unescape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from checker.engine import Engine
from checker.fences import Fences
from checker.gate import Checked, check
from checker.project import HERE

COUNTS = "<!-- counts -->"  # in a page: the table of what was checked

log = logging.getLogger("mkdocs.hooks.snippets")
_serving = False
_last: tuple[object, Checked] | None = None


def on_startup(*, command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve"


def on_pre_build(config: MkDocsConfig) -> None:
    """Once for all languages: static-i18n builds each of them with the same files."""
    global _last
    state = _state()
    if _last is None or _last[0] != state:
        _last = (state, _check(config))
    config.extra["checked"] = _last[1]


def on_page_markdown(markdown: str, *, page: Any, config: MkDocsConfig, files: Any) -> str:
    if COUNTS not in markdown:
        return markdown
    words, checked = config.extra["words"], config.extra["checked"]
    rows = [f"| {words['counted_' + what]} | {number} |" for what, number in checked.counts.items()]
    return markdown.replace(COUNTS, "\n".join([f"| {words['counted']} | |", "| --- | ---: |", *rows]))


def on_page_content(html: str, *, page: Any, config: MkDocsConfig, files: Any) -> str:
    """The last word: a `<pre>` of the page whose text nothing verified, however it came there."""
    for found in re.finditer(r"<pre\b.*?</pre>", html, re.DOTALL):
        text = unescape(re.sub(r"<[^>]*>", "", found[0]))  # as a reader's clipboard would get it
        if config.extra["checked"].find(text) is None:
            _refuse([f"docs/{page.file.src_uri}: a block that nothing checked: {text[:80]!r}; write it as a fence"])
    return html


def _check(config: MkDocsConfig) -> Checked:
    began = time.perf_counter()
    extensions = [name for name in config.markdown_extensions if isinstance(name, str)]
    with Engine() as engine:
        checked = check(HERE, Fences(extensions, config.mdx_configs), engine, log.info)
        ran = engine.ran
    for missing in checked.missing:
        log.info(f"not run here: {missing}")
    counts = ", ".join(f"{number} {what}" for what, number in checked.counts.items())
    log.info(f"Checked {counts} ({ran} run now) in {time.perf_counter() - began:.2f} s")
    if checked.problems:
        _refuse(checked.problems)
    return checked


def _refuse(problems: list[str]) -> None:
    text = "\n".join(problems)
    if not _serving:
        raise PluginError(f"the site is not built, {len(problems)} wrong:\n{text}")
    log.error(f"{len(problems)} wrong, the build would refuse this:\n{text}")


def _state() -> object:
    """Changes whenever a page or a program does."""
    files = (p for root in (HERE.docs, HERE.snippets) for p in root.rglob("*") if p.is_file())
    return sorted((str(p), p.stat().st_mtime_ns) for p in files)
