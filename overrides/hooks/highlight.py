"""Colours each program once: the pages of both languages, and the lists of the blog, show the same ones."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from pymdownx.highlight import Highlight, HighlightExtension

_made: dict[str, str] = {}  # HTML of a block, by all that it depends on


class Once(Highlight):  # type: ignore[misc]  # pymdownx has no types
    def highlight(self, src: str, language: str, *options: Any, **named: Any) -> Any:
        if named.get("inline") or named.get("title"):  # these also write to the page's own stash
            return super().highlight(src, language, *options, **named)
        named.pop("code_block_count", None)  # numbers lines' anchors, which we have none of
        key = repr((src, language, options, sorted(named.items())))
        if key not in _made:
            _made[key] = super().highlight(src, language, *options, **named)
        return _made[key]


class HighlightOnce(HighlightExtension):  # type: ignore[misc]  # pymdownx has no types
    def get_pymdownx_highlighter(self) -> type[Highlight]:
        return Once


def on_config(config: MkDocsConfig) -> None:
    settings = config.mdx_configs.get("pymdownx.highlight", {})
    others = [e for e in config.markdown_extensions if e != "pymdownx.highlight" and not isinstance(e, HighlightOnce)]
    config.markdown_extensions = [*others, HighlightOnce(**settings)]
