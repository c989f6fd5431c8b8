"""Programs as the reader sees them: code in front, its recorded output behind, the seal, numbered notes.

Marks such as `# (1)!` become links without text, so that copied code has none of them."""

import html
import logging
import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE
from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.hooks.programs")
HIGHLIGHTED = re.compile(
    r'<div class="(?P<classes>[^"]*)">(?:<span class="filename">(?P<title>.*?)</span>)?'
    r"<pre>(?:<span></span>)?<code>(?P<code>.*)</code></pre>\s*</div>",
    re.DOTALL,
)
MARK = re.compile(
    r'[ \t]*(?:<span class="w">[ \t]*</span>)?<span class="c\w?">(?:#|//|--) *\((\d+)\)!</span>'
)


def on_config(config: MkDocsConfig) -> None:
    others = [e for e in config.markdown_extensions if not isinstance(e, Programs)]
    config.markdown_extensions = [*others, Programs(config)]  # type: ignore[list-item]


class Programs(Extension):
    def __init__(self, config: MkDocsConfig) -> None:
        super().__init__()
        self.words, self.extra = config.extra["words"], config.extra
        self.template = config.theme.get_env().get_template("partials/program.html")
        self.source = f"{config.repo_url.rstrip('/')}/blob/HEAD/snippets/" if config.repo_url else ""

    def extendMarkdown(self, md: Markdown) -> None:
        # after MkDocs' own (0), which does not see stashed HTML and would call our links dead
        md.treeprocessors.register(Figures(md, self), "programs", -1)


class Block:
    """A highlighted block of code: the node that stands for it and its stashed HTML."""

    def __init__(self, node: Element, slot: int, raw: str) -> None:
        self.node, self.slot = node, slot
        match = HIGHLIGHTED.fullmatch(raw.strip())
        assert match
        self.classes = match["classes"].split()
        self.title = match["title"] or ""
        self.code = match["code"].rstrip("\n")

    @property
    def text(self) -> str:
        """What a reader copies."""
        return html.unescape(re.sub(r"<[^>]*>", "", MARK.sub("", self.code)))


class Figures(Treeprocessor):
    def __init__(self, md: Markdown, site: Programs) -> None:
        super().__init__(md)
        self.site, self.words, self.checked = site, site.words, site.extra.get("checked")

    def run(self, root: Element) -> None:
        self.marked = 0
        for parent in list(root.iter()):
            nodes = list(parent)
            at = 0
            while at < len(nodes):
                at += self.figure(parent, nodes[at:]) if self.block(nodes[at]) else 1

    def block(self, node: Element | None) -> Block | None:
        """The block that `node` stands for, if it stands for one."""
        if node is None or node.tag != "p" or len(node):
            return None
        held = HTML_PLACEHOLDER_RE.fullmatch((node.text or "").strip())
        raw = str(self.md.htmlStash.rawHtmlBlocks[int(held[1])]) if held else ""
        return Block(node, int(held[1]), raw) if held and HIGHLIGHTED.fullmatch(raw.strip()) else None

    def figure(self, parent: Element, nodes: list[Element]) -> int:
        """Draw the block that begins `nodes`; return how many of them it took."""
        block = self.block(nodes[0])
        assert block
        shown = self.find(block)
        output = self.block(nodes[1]) if len(nodes) > 1 else None
        if output and not (shown and shown.kind == "program" and self.is_output(output, shown)):
            output = None
        taken = 2 if output else 1
        block.code = self.annotate(block, nodes[taken] if len(nodes) > taken else None)
        self.md.htmlStash.rawHtmlBlocks[block.slot] = self.site.template.render(
            block=block,
            output=output,
            shown=shown,
            verdict=next((v for v in ("fails", "works") if v in block.classes), ""),
            unverified=self.checked is not None and shown is None,
            source=self.site.source,
            words=self.words,
        )
        if output:
            parent.remove(output.node)
        return taken

    def find(self, block: Block) -> Any:
        return self.checked.find(block.text) if self.checked is not None else None

    def is_output(self, block: Block, program: Any) -> bool:
        return bool(program.output) and block.text.strip("\n") == program.output.strip("\n")

    def annotate(self, block: Block, notes: Element | None) -> str:
        """The code with links in place of its marks; the list `notes` gets their targets."""
        numbers = [int(number) for number in MARK.findall(block.code)]
        if not numbers:
            return block.code
        page = self.md.treeprocessors["relpath"].file.src_uri  # type: ignore[attr-defined]
        if notes is None or notes.tag != "ol" or sorted(numbers) != [*range(1, len(notes) + 1)]:
            log.warning(
                f"{page}: marks {numbers} in {block.text.splitlines()[0]!r}…: "
                f"expected a numbered list of {len(numbers)} notes right after the block"
            )
            return block.code
        self.marked += 1
        name = f"{Path(page).stem}-{self.marked}"  # unique where several posts share a page
        notes.set("class", "sp-notes")
        for number, item in enumerate(notes, 1):
            item.set("id", f"{name}-note-{number}")
            last = item[-1] if len(item) and item[-1].tag == "p" else item
            back = SubElement(last, "a", {"href": f"#{name}-mark-{number}", "class": "sp-back"})
            back.set("aria-label", f"{self.words['back']}, {self.words['note'].lower()} {number}")
            back.text = "↩"
        return MARK.sub(
            lambda mark: (
                f'<a class="sp-ref" id="{name}-mark-{mark[1]}" href="#{name}-note-{mark[1]}"'
                f' data-n="{mark[1]}" aria-label="{self.words["note"]} {mark[1]}"></a>'
            ),
            block.code,
        )
