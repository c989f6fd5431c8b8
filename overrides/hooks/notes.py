"""Marks in a program, `# (1)!` at the end of a line, become links to the numbered list below it and back.

They work on paper and without script; the links hold no text (CSS draws the number), so that copied code
has no marks.
"""

import logging
import re
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE
from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.hooks.notes")
MARK = re.compile(  # a highlighted comment with nothing else in it, and the space before
    r'[ \t]*(?:<span class="w">[ \t]*</span>)?<span class="c\w?">(?:#|//|--) *\((\d+)\)!</span>'
)


def on_config(config: MkDocsConfig) -> None:
    others = [e for e in config.markdown_extensions if not isinstance(e, Notes)]
    config.markdown_extensions = [*others, Notes(config.extra["words"])]  # type: ignore[list-item]  # MkDocs takes objects too


class Notes(Extension):
    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self.words = words

    def extendMarkdown(self, md: Markdown) -> None:
        # after MkDocs' own (0), which does not see stashed HTML and would call our links dead
        md.treeprocessors.register(LinkedNotes(md, self.words), "notes", -1)


class LinkedNotes(Treeprocessor):
    def __init__(self, md: Markdown, words: dict[str, str]) -> None:
        super().__init__(md)
        self.words = words

    def run(self, root: Element) -> None:
        self.page = self.md.treeprocessors["relpath"].file.src_uri  # type: ignore[attr-defined]  # MkDocs' own
        self.programs = 0
        stash = self.md.htmlStash.rawHtmlBlocks
        for parent in root.iter():
            for at, node in enumerate(parent):
                slot = self.slot(node)
                code = "" if slot is None else str(stash[slot])
                if slot is not None and ")!" in code and MARK.search(code):  # the first is quick
                    after = parent[at + 1 : at + 3]
                    if after and self.slot(after[0]) is not None:  # its output
                        after = after[1:]
                    stash[slot] = self.link(code, after[0] if after else None)

    def slot(self, node: Element) -> int | None:
        """Where the HTML of the code block that `node` stands for is stashed; None if it is no code block."""
        held = HTML_PLACEHOLDER_RE.fullmatch((node.text or "").strip()) if node.tag == "p" else None
        return int(held[1]) if held and "<pre>" in str(self.md.htmlStash.rawHtmlBlocks[int(held[1])]) else None

    def link(self, code: str, notes: Element | None) -> str:
        """The code with links in place of its marks; the list `notes` gets their targets and the way back."""
        marks = [int(number) for number in MARK.findall(code)]
        if notes is None or notes.tag != "ol" or sorted(marks) != [*range(1, len(notes) + 1)]:
            log.warning(
                f"docs/{self.page}: a program with the marks {marks}: expected right after its output a "
                f"numbered list of {len(marks)} notes, from 1 on; write it"
            )
            return code
        self.programs += 1
        post = f"{Path(self.page).stem}-" if "/posts/" in self.page else ""  # several may share a page of the blog
        name = f"{post}{self.programs}-"
        notes.set("class", "sp-notes")
        for number, note in enumerate(notes, 1):
            note.set("id", f"n{name}{number}")
            last = note[-1] if len(note) and note[-1].tag == "p" else note
            back = SubElement(last, "a", {"href": f"#m{name}{number}", "class": "sp-back"})
            back.set("aria-label", f"{self.words['back']}, {self.words['note'].lower()} {number}")
            back.text = "↩"
        word = self.words["note"]
        return MARK.sub(
            lambda mark: (
                f'<a class="sp-ref" id="m{name}{mark[1]}" href="#n{name}{mark[1]}"'
                f' data-n="{mark[1]}" aria-label="{word} {mark[1]}"></a>'
            ),
            code,
        )
