"""docs/glossary.yml fills the glossary page, and the first use of a term in any other page shows its meaning."""

import re
import sys
import unicodedata
import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from checker.project import LANGUAGES, Project, ProjectError
from checker.terms import Words, load

SOURCE = "glossary.yml"
PLACEHOLDER = "<!-- glossary -->"
WITHOUT_TOOLTIPS = {"a", "summary", "h1", "h2", "h3", "h4", "h5", "h6"}
WORD = re.compile(r"[^\W_]+")

_entries: list[tuple[str, Words, str]] = []  # id, words in the language of this build, the term in the other
_tooltips: list[tuple[str, str, str]] = []  # first word of a form, the form, its definition in Markdown


def on_config(config: MkDocsConfig) -> None:
    if not any(isinstance(each, FirstUseExtension) for each in config.markdown_extensions):
        config.markdown_extensions.append(FirstUseExtension())  # type: ignore[arg-type]  # MkDocs takes objects too


def on_pre_build(config: MkDocsConfig) -> None:
    i18n: Any = config.plugins["i18n"]
    try:
        glossary = load(Project(Path(config.docs_dir).parent))
    except ProjectError as error:
        raise PluginError(str(error)) from None
    here = i18n.current_language
    there = _other(here)
    entries = [(term.id, term.words[here], term.words[there].term) for term in glossary.terms]
    _entries[:] = sorted(entries, key=lambda entry: _alphabetical(entry[1].term))
    _tooltips[:] = [
        (WORD.findall(form)[0], form, f"*[{form}]: {' '.join(words.short.split())}")
        for _, words, _ in _entries
        if words.short
        for written in (words.term, *words.forms)
        for form in dict.fromkeys((written, written[:1].upper() + written[1:]))
    ]


@event_priority(50)  # before languages.py takes it for a file of the site
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    if source := files.get_file_from_path(SOURCE):
        files.remove(source)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    if PLACEHOLDER in markdown:
        there = _other(config.theme["language"])
        entries = [
            f"### {words.term} {{ #{name} }}\n\n{twin}{words.definition}"
            for name, words, term in _entries
            for twin in ["" if term == words.term else f"*{term}*{{ lang={there} .sp-meta }}\n\n"]
        ]
        return markdown.replace(PLACEHOLDER, "\n\n".join([_letters(config.extra["words"]["letters"]), *entries]))
    seen = set(WORD.findall(markdown))  # each definition costs time on every page
    tooltips = [line for first, form, line in _tooltips if first in seen and form in markdown]
    return "\n".join([markdown, "", *tooltips])


class FirstUse(Treeprocessor):
    """Keeps the first `<abbr>` with a meaning, and none inside links and headings."""

    def run(self, root: etree.Element) -> None:
        self._visit(root, seen=set(), quiet=False)

    def _visit(self, parent: etree.Element, seen: set[str], quiet: bool) -> None:
        for child in list(parent):
            meaning = child.get("title", "") if child.tag == "abbr" else None
            if meaning is not None and (quiet or meaning in seen):
                _unwrap(parent, child)
                continue
            if meaning is not None:
                seen.add(meaning)
            self._visit(child, seen, quiet or child.tag in WITHOUT_TOOLTIPS)


class FirstUseExtension(Extension):
    """Puts FirstUse in its place."""

    def extendMarkdown(self, md: Markdown) -> None:
        # after abbr (7), before the table of contents reads the headings (5)
        md.treeprocessors.register(FirstUse(md), "first_use", 6)


def _letters(name: str) -> str:
    """Links to the first term of each letter."""
    first: dict[str, str] = {}
    for term, words, _ in _entries:
        first.setdefault(_alphabetical(words.term)[0].upper(), term)
    links = " ".join(f"[{letter}](#{term})" for letter, term in first.items())
    return f'<nav class="sp-letters" aria-label="{name}" markdown="span">{links}</nav>'


def _other(language: str) -> str:
    return LANGUAGES[language == LANGUAGES[0]]


def _unwrap(parent: etree.Element, child: etree.Element) -> None:
    text = (child.text or "") + (child.tail or "")
    at = list(parent).index(child)
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(child)


def _alphabetical(word: str) -> str:
    """Accents do not count; ñ is a letter of its own, after n."""
    letters = unicodedata.normalize("NFD", word.lower()).replace("n\u0303", "n\uffff")
    return "".join(c for c in letters if not unicodedata.combining(c))
