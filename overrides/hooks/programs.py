"""A program as the reader sees it: its file name, the code in front, its recorded output behind, the seal."""

import html
import itertools
import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE
from mkdocs.config.defaults import MkDocsConfig

HIGHLIGHTED = re.compile(
    r'<div class="(?P<classes>[^"]*)">(?:<span class="filename">(?P<title>.*?)</span>)?'
    r"<pre>(?:<span></span>)?<code>(?P<code>.*)</code></pre>\s*</div>",
    re.DOTALL,
)


def on_config(config: MkDocsConfig) -> None:
    others = [e for e in config.markdown_extensions if not isinstance(e, Programs)]
    config.markdown_extensions = [*others, Programs(config)]  # type: ignore[list-item]  # MkDocs takes objects too


class Programs(Extension):
    def __init__(self, config: MkDocsConfig) -> None:
        super().__init__()
        self.extra = config.extra  # `checked` comes later, before the pages (hooks/snippets.py)
        self.template = config.theme.get_env().get_template("partials/program.html")
        self.source = f"{config.repo_url.rstrip('/')}/blob/HEAD/snippets/" if config.repo_url else ""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(Figures(md, self), "programs", -2)  # after the notes (-1)


class Block:
    """A highlighted block of code."""

    def __init__(self, slot: int, match: re.Match[str]) -> None:
        self.slot = slot  # where its HTML is stashed
        self.classes, self.title = match["classes"].split(), match["title"] or ""
        self.code = match["code"].rstrip("\n")
        self.drawn = False
        self.text = html.unescape(re.sub(r"<[^>]*>", "", self.code))  # what a reader copies


class Figures(Treeprocessor):
    def __init__(self, md: Markdown, site: Programs) -> None:
        super().__init__(md)
        self.site = site

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            blocks = [*((node, self.block(node)) for node in parent), (parent, None)]
            for (_, block), (after_node, after) in itertools.pairwise(blocks):
                if block and not block.drawn and self.draw(block, after):
                    parent.remove(after_node)

    def block(self, node: Element) -> Block | None:
        held = HTML_PLACEHOLDER_RE.fullmatch((node.text or "").strip()) if node.tag == "p" else None
        raw = str(self.md.htmlStash.rawHtmlBlocks[int(held[1])]) if held else ""
        match = HIGHLIGHTED.fullmatch(raw.strip())
        return Block(int(held[1]), match) if held and match else None

    def draw(self, block: Block, after: Block | None) -> bool:
        """Put the figure where the block was; say whether the block after it is its output and went in."""
        checked = self.site.extra.get("checked")
        shown = checked.find(block.text) if checked else None
        output = after if after and _is_output(after, shown) else None
        self.md.htmlStash.rawHtmlBlocks[block.slot] = self.site.template.render(
            block=block,
            output=output,
            shown=shown,
            verdict=next((name for name in ("fails", "works") if name in block.classes), ""),
            unverified=bool(checked and not shown),
            source=self.site.source,
            words=self.site.extra["words"],
        )
        if output:
            output.drawn = True
        return output is not None


def _is_output(block: Block, shown: Any) -> bool:
    """Is this the recorded output of the program that was shown just before?"""
    return bool(shown and shown.kind == "program" and shown.output and shown.output.strip("\n") == block.text)
