"""What Markdown's HTML lacks for every reader: tables with a name and row headers that scroll, labelled tasks,
quiet links, a box around what is still broken."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig

HEADING = re.compile("h[1-6]")
BOXED = "still-broken"  # the id of the heading of a section that is drawn as a box


def on_config(config: MkDocsConfig) -> None:
    others = [e for e in config.markdown_extensions if not isinstance(e, Markup)]
    config.markdown_extensions = [*others, Markup(config.extra["words"])]  # type: ignore[list-item]  # MkDocs takes objects too


class Markup(Extension):
    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self.words = words

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(Mend(md, self.words), "markup", -3)


class Mend(Treeprocessor):
    def __init__(self, md: Markdown, words: dict[str, str]) -> None:
        super().__init__(md)
        self.words = words

    def run(self, root: Element) -> None:
        heading = ""
        for parent in list(root.iter()):
            for node in list(parent):
                if HEADING.fullmatch(node.tag):
                    heading = self.heading(node)
                elif node.tag == "table":
                    self.table(parent, node, heading)
                elif node.get("class") == "footnote-backref":
                    node.attrib.pop("title", None)
                    node.set("aria-label", f"{self.words['back_to_text']} ({node.get('href', '').split(':')[-1]})")
        self.tasks()
        self.box(root)

    def heading(self, node: Element) -> str:
        """The contents list has the same links: here they are for the mouse alone, and none on the h1."""
        for link in node.findall("a[@class='headerlink']"):
            if node.tag == "h1":
                node.remove(link)
            link.attrib.pop("title", None)
            link.attrib |= {"aria-hidden": "true", "tabindex": "-1"}
            link.text = None  # its sign is in the style: no part of the heading
        return "".join(node.itertext()).strip()

    def table(self, parent: Element, table: Element, heading: str) -> None:
        for cell in table.iter():
            if cell.tag in ("th", "td"):
                if style := cell.attrib.pop("style", ""):  # the site's policy allows no inline style
                    cell.set("class", "to-" + style.split(":")[1].strip(" ;"))
                if cell.tag == "th" and "".join(cell.itertext()).strip():
                    cell.set("scope", "col")
                elif cell.tag == "th":
                    cell.tag = "td"
        for row in table.iterfind("tbody/tr"):
            if len(row) > 1 and "".join(row[0].itertext()).strip():
                row[0].tag = "th"  # a row is read out with what it is about
                row[0].set("scope", "row")
        name = f"{self.words['table']}: {heading}" if heading else self.words["table"]
        box = Element("div", {"class": "md-typeset__table", "role": "group", "tabindex": "0", "aria-label": name})
        parent[list(parent).index(table)] = box
        box.append(table)
        box.tail, table.tail = table.tail, None

    def box(self, root: Element) -> None:
        """Put a heading, and what follows it up to the next one, into a section."""
        for at, node in enumerate(root):
            if node.get("id") == BOXED:
                end = next((n for n, each in enumerate(root) if n > at and each.tag in ("h1", "h2")), len(root))
                section = Element("section", {"class": "sp-broken", "aria-labelledby": BOXED})
                section.extend(root[at:end])
                root[at:end] = [section]
                return

    def tasks(self) -> None:
        """Task lists are stashed as HTML: a label without words around a box without a name."""
        stash = self.md.htmlStash.rawHtmlBlocks
        for slot, raw in enumerate(stash):
            if isinstance(raw, str) and 'class="task-list-' in raw:
                word = self.words["done" if "checked" in raw else "pending"]
                raw = raw.replace("<label", "<span").replace("</label>", "</span>")
                stash[slot] = raw.replace("<input ", f'<input aria-label="{word}" ')
