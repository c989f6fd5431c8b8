"""What the reader finds with the search: every section (h2, h3) of every page, but for the lists of posts.

Each language has an index, `search.es.js` and `search.en.js`, the words of the dialog, `search_words.es.js` and
`search_words.en.js`, and each page the texts of its sections, in `search/<page>.js`, from which assets/js/search takes
the lines around the words. They are scripts and not JSON files: a page that is opened from a folder may not fetch.
Nothing is loaded before the reader asks for it.
"""

import json
import sys
from pathlib import Path
from typing import Any

from material.plugins.blog.structure import Post, View
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from search_index import index
from search_sections import Section, sections_of

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from checker import terms
from checker.project import Project

PAGE = "/buscar.md"  # of the search itself
DIALOG = {"search": "search", "hint": "search_hint", "close": "close", "all": "search_all", "failed": "search_failed"}
SAYS = ("section", "sections", "page", "pages", "in", "more", "none", "near", "some")  # the results, of themselves


def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> None:
    """Every page is rendered and nothing is published yet."""
    i18n: Any = config.plugins["i18n"]
    names = _names(config, i18n.current_language)
    sections: list[Section] = []
    labels: dict[str, str] = {}
    for page in [file.page for file in files.documentation_pages() if file.page]:
        if page.file.src_uri.endswith(PAGE):
            env.globals["search_url"] = page.url
        elif not isinstance(page, View):  # posts are found themselves
            found = sections_of(page)
            if page.file.src_uri.endswith(f"/{terms.PAGE}"):
                found = [each._replace(also=names.get(each.address.partition("#")[2], ())) for each in found]
            sections += found
            if label := _label(page, env, config):
                labels[found[0].address] = label
            files.append(_texts(found, config))
    says = {name: config.extra["words"][f"search_{name}"] for name in SAYS}
    data = index(i18n.current_language, sections, labels, says)
    files.append(File.generated(config, f"search.{i18n.current_language}.js", content=f"searchIndex={data}\n"))
    shown = json.dumps({name: config.extra["words"][key] for name, key in DIALOG.items()}, ensure_ascii=False)
    files.append(File.generated(config, f"search_words.{i18n.current_language}.js", content=f"searchWords={shown}\n"))


def _names(config: MkDocsConfig, language: str) -> dict[str, tuple[str, ...]]:
    """By the id of a term its other forms, those that no page uses and its other languages': what a reader may type."""
    glossary = terms.load(Project(Path(config.docs_dir).parent))
    return {
        each.id: (
            *(words.term for words in each.words.values()),
            *each.words[language].forms,
            *each.words[language].avoid,
        )
        for each in glossary.terms
    }


def _label(page: Page, env: Any, config: MkDocsConfig) -> str:
    """Where a page stands: `Capítulo 3 · Dentro de una máquina`, `Blog · 28 de noviembre de 2025`."""
    words = config.extra["words"]
    if isinstance(page, Post):
        return f"{words['blog']} · {env.filters['date'](page.config.date.created)}"
    place = env.globals["places"].get(page.file.src_uri)
    if not place or place.part.page is page:
        return f"{words['part']} {place.part.numeral}" if place and place.part.numeral else ""
    return f"{words['chapter']} {place.number} · {place.part.title}" if place.number else place.part.title


def _texts(sections: list[Section], config: MkDocsConfig) -> File:
    """The file that assets/js/search/page_texts.js asks for: of `a/b/` and of `a/b.html` it is `search/a.b.js`."""
    address = sections[0].address
    name = address.removesuffix(".html").strip("/").replace("/", ".") or "index"
    texts = {section.address.partition("#")[2]: section.text for section in sections}
    data = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
    return File.generated(config, f"search/{name}.js", content=f"searchTexts[{json.dumps(address)}]={data}\n")
