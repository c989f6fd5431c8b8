"""Colours each program once: the pages of both languages show the same ones, and so does the next build.

`.cache/highlight` keeps the HTML of a block under a digest of all that it depends on, the locked packages included.
"""

import re
import shutil
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from pymdownx.highlight import Highlight, HighlightExtension

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from checker.ledger import Ledger
from checker.project import HERE

# The colors of assets/css/site/program.css, with the kinds of Pygments that have each; the last have none
KINDS = {
    "k": "k kc kd kn kp kr ow",
    "f": "kt nb bp nf fm nc nd ne nt",
    "s": "s sa sb sc s1 s2 sd se sh si sr ss sx dl gi",
    "m": "m mi mf mh mo mb il no na",
    "c": "c c1 ch cm cp cs cpf go gp",
    "e": "err gd gr gt",
    "": "n nn nv nx o p vm w x",
}
COLORS = {kind: color for color, kinds in KINDS.items() for kind in kinds.split()}
MARK = re.compile(rf'<span class="({"|".join(COLORS)})">([^<]*)</span>')
NEIGHBORS = re.compile(r'(<span class="(\w)">[^<]*)</span>( *)<span class="\2">')

_made: dict[str, str] = {}  # HTML of a block, by all that it depends on
_kept = Ledger(HERE.root / ".cache/highlight")
_tools = [version("pygments"), version("pymdown-extensions"), Path(__file__).read_text("utf-8")]


class Once(Highlight):  # type: ignore[misc]  # pymdownx has no types
    def highlight(self, src: str, language: str, *options: Any, **named: Any) -> Any:
        if named.get("inline") or named.get("title"):  # these also write to the page's own stash
            return super().highlight(src, language, *options, **named)
        named.pop("code_block_count", None)  # numbers lines' anchors, which we have none of
        settings = {name: value for name, value in vars(self).items() if name != "md"}
        asked = repr((src, language, options, sorted(named.items()), sorted(settings.items())))
        if asked not in _made:
            key = _kept.key(_tools, asked)
            if (known := _kept.get(key)) is None:
                known = {"html": _lighter(super().highlight(src, language, *options, **named))}
                _kept.put(key, known)
            _made[asked] = known["html"]
        return _made[asked]


class HighlightOnce(HighlightExtension):  # type: ignore[misc]  # pymdownx has no types
    def get_pymdownx_highlighter(self) -> type[Highlight]:
        return Once


def _lighter(html: str) -> str:
    """With one mark for each color, not one for each kind: fewer elements to lay out."""
    html = MARK.sub(_colored, html)
    while (joined := NEIGHBORS.sub(r"\1\3", html)) != html:
        html = joined
    return html


def _colored(mark: re.Match[str]) -> str:
    color = COLORS[mark[1]]
    return f'<span class="{color}">{mark[2]}</span>' if color else mark[2]


def on_config(config: MkDocsConfig) -> None:
    settings = config.mdx_configs.get("pymdownx.highlight", {})
    others = [e for e in config.markdown_extensions if e != "pymdownx.highlight" and not isinstance(e, HighlightOnce)]
    config.markdown_extensions = [*others, HighlightOnce(**settings)]


def on_post_build(config: MkDocsConfig) -> None:
    shutil.rmtree(_kept.unfinished, ignore_errors=True)
