"""The sections of a page and their texts, as hooks/search.py puts them in the index and in the excerpts."""

from typing import Any, NamedTuple

from lxml import html
from mkdocs.structure.pages import Page

EDGE = "\x1f"  # of a block in a text: a paragraph, a cell, a program
MARKS = ".:;,?!…»"
INLINE = {"a", "abbr", "b", "code", "em", "i", "kbd", "mark", "samp", "span", "strong", "sub", "sup"}
ONLY_INLINE = {"p", "dt", "h4", "h5", "h6"}  # nothing in them breaks a line
SKIPPED = {"h1", "nav", "script", "style"}
# Seals, the way back from a note, lists of the pages with a tag
SKIPPED_CLASSES = {"sp-back", "sp-chapters", "sp-verified"}


class Section(NamedTuple):
    title: str
    address: str
    text: str
    program: str = ""  # what of the text stands in programs and in what they printed
    also: tuple[str, ...] = ()  # other names of what the title says


class Program(str):
    """The text of a `pre`."""


def sections_of(page: Page) -> list[Section]:
    """A page, with its description and its tags, and its sections."""
    found: list[Section] = []
    title: str = html.fragment_fromstring(str(page.title), create_parent="p").text_content()
    address = page.url.removeprefix("./")
    texts, tags = [page.meta.get("description") or "", EDGE], " ".join(page.meta.get("tags", []))

    def section() -> Section:
        programs = [item for item in texts if isinstance(item, Program)]
        return Section(title, address, _squeeze("".join([*texts, tags])), " ".join(programs))

    for item in _items(html.fragment_fromstring(page.content or "", create_parent="div"), []):
        if isinstance(item, str):
            texts.append(item)
        else:
            found.append(section())
            title, address = _squeeze(item.text_content()), f"{found[0].address}#{item.get('id')}"
            texts, tags = [], ""
    return [*found, section()]


def _items(element: Any, items: list[Any]) -> list[Any]:
    """Texts, and headings that open a section, in reading order, added to `items`."""
    tag, kind = element.tag, element.get("class")
    if tag in SKIPPED or kind in SKIPPED_CLASSES or not isinstance(tag, str):
        items.append(EDGE)
    elif kind == "filename":  # of the labels of a program, the name of its file
        program = element.getparent().get("class") == "highlight"
        items.append(f"{EDGE}{element[0].text_content()}{EDGE}" if program else "")
    elif tag in ("h2", "h3") and element.get("id"):
        if not element.get("id").startswith("tag:"):
            items.append(element)
    elif tag == "pre":
        items += [EDGE, Program(element.text_content()), EDGE]
    elif tag in ONLY_INLINE:
        items.append(f"{EDGE}{element.text_content()}{EDGE}")
    else:
        edge = "" if tag in INLINE else EDGE
        items.append(edge + (element.text or ""))
        for child in element:
            _items(child, items)
        items.append(edge)
    items.append(element.tail or "")
    return items


def _squeeze(text: str) -> str:
    """In one line; a dot stands between blocks that end without a mark."""
    blocks = filter(None, (" ".join(block.split()) for block in text.split(EDGE)))
    return "".join(block + (" " if block[-1] in MARKS else " · ") for block in blocks).rstrip(" ·")
