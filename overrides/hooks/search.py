"""search.es.js and search.en.js: the words of every section (h2, h3), which assets/js/search.js reads.

A word is indexed without accents and without its ending (`ejecución`, `ejecuciones` -> `ejecucion`). What is
taken off is always the end, so that the beginning of a word, as typed, finds it too. The endings and the
words left out travel in the index: the page applies them to what is typed, there is no second copy.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html as lxml_html
from material.plugins.blog.structure import View
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

WORD = "[a-z0-9]{2,}"
ENDINGS = ["^(..+[^s])s$", "^(...+)e$", "^(...+)[cizy]$"]  # in this order; the group stays
LEFT_OUT = {
    "es": "al como con de del desde donde el en entre es esta este ha hay la las le lo los mas no para pero por"
    " que se si sin sobre su sus un una ya",
    "en": "an and are as at be but by can for from has have if in into is it its no not of on or that the then"
    " there these they this to was we will with you your",
}
INLINE = {"a", "abbr", "b", "code", "em", "i", "kbd", "mark", "samp", "span", "strong", "sub", "sup"}
TITLE_WEIGHT = 8
EXCERPT = 90  # characters

_sections: dict[str, list[tuple[str, str, str]]] = {}  # language -> (title, address, text)


def on_pre_build(config: MkDocsConfig) -> None:
    _sections[_language(config)] = []


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    if isinstance(page, View):  # a list of posts: they are found themselves
        return
    title, url = re.sub("<.*?>", "", str(page.title)), page.url.removeprefix("./")
    about = [page.meta.get("description") or "", *page.meta.get("tags", [])]
    found = [(title, url, [" ".join(about)])]
    for section, text in _texts(lxml_html.fragment_fromstring(html, create_parent="div")):
        if section is not None:
            found.append((_squeeze(section.text_content()), f"{url}#{section.get('id')}", []))
        found[-1][2].append(text)
    _sections[_language(config)] += [(name, where, _squeeze("".join(texts))) for name, where, texts in found]


def on_post_build(config: MkDocsConfig) -> None:
    language = _language(config)
    places: dict[str, list[int]] = defaultdict(list)
    for number, (title, _, text) in enumerate(_sections[language]):
        counts = Counter(words(title) * TITLE_WEIGHT + words(text))
        for word in counts.keys() - LEFT_OUT[language].split():
            places[word] += [number, counts[word]]
    index = {
        "word": WORD,
        "endings": ENDINGS,
        "leftOut": LEFT_OUT[language].split(),
        "sections": [[title, url, text[:EXCERPT]] for title, url, text in _sections[language]],
        "places": dict(sorted(places.items())),
    }
    data = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    # a script and not a JSON file: a page opened from a folder may not fetch
    Path(config.site_dir, f"search.{language}.js").write_text(f"searchIndex={data}\n", "utf-8")


def words(text: str) -> list[str]:
    """The words of a text as the index has them: `Ejecuciones` -> `ejecucion`."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    found = re.findall(WORD, plain)
    for ending in ENDINGS:
        found = [re.sub(ending, r"\1", word) for word in found]
    return found


def _texts(element: Any) -> Iterator[tuple[Any, str]]:
    """(heading that opens a section or None, text), in reading order; headings only as such."""
    if element.tag in ("h1", "script", "style") or not isinstance(element.tag, str):
        yield None, " "
    elif element.tag in ("h2", "h3") and element.get("id"):
        for link in element.xpath(".//a[@class='headerlink']"):
            link.drop_tree()
        yield element, ""
    else:
        edge = "" if element.tag in INLINE else " "
        yield None, edge + (element.text or "")
        for child in element:
            yield from _texts(child)
        yield None, edge
    yield None, element.tail or ""


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _language(config: MkDocsConfig) -> str:
    return str(config.plugins["i18n"].current_language)
