"""search.es.js and search.en.js: the words of every section (h2, h3), which assets/js/search.js reads.

A word is indexed without accents and without its ending (`ejecución`, `ejecuciones` -> `ejecucion`). What is
taken off is always the end, so that the beginning of a word, as typed, finds it too. The endings and the
words left out travel in the index: the page applies them to what is typed, there is no second copy.
"""

import functools
import json
import re
import textwrap
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from lxml import html
from material.plugins.blog.structure import View
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
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


def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> None:
    """Every page is rendered and nothing is published yet."""
    i18n: Any = config.plugins["i18n"]
    language = i18n.current_language
    left_out = LEFT_OUT[language].split()
    pages = [file.page for file in files.documentation_pages() if file.page]
    sections = [section for page in pages for section in _sections(page)]
    places: dict[str, list[int]] = defaultdict(list)  # word -> [sections to go on, times it stands there, ...]
    last: dict[str, int] = {}
    for number, (title, _, text) in enumerate(sections):
        counts = Counter(words(title) * TITLE_WEIGHT + words(text))
        for word in counts.keys() - left_out:
            places[word] += [number - last.get(word, 0), counts[word]]
            last[word] = number
    index = {
        "word": WORD,
        "endings": ENDINGS,
        "leftOut": left_out,
        "sections": [[title, url, _excerpt(text)] for title, url, text in sections],
        "places": dict(sorted(places.items())),
    }
    data = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    # a script and not a JSON file: a page opened from a folder may not fetch
    files.append(File.generated(config, f"search.{language}.js", content=f"searchIndex={data}\n"))


def words(text: str) -> list[str]:
    """The words of a text as the index has them: `Ejecuciones` -> `ejecucion`."""
    plain = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text.lower()))
    return [_without_ending(word) for word in re.findall(WORD, plain)]


@functools.cache
def _without_ending(word: str) -> str:
    for ending in ENDINGS:
        word = re.sub(ending, r"\1", word)
    return word


def _sections(page: Page) -> Iterator[tuple[str, str, str]]:
    """(title, address, text) of a page and of its sections; a list of posts has none: they are found themselves."""
    if isinstance(page, View) or not page.content:
        return
    title, url = re.sub("<.*?>", "", str(page.title)), page.url.removeprefix("./")
    texts = [" ".join([page.meta.get("description") or "", *page.meta.get("tags", [])])]
    for section, text in _texts(html.fragment_fromstring(page.content, create_parent="div")):
        if section is not None:
            yield title, url, _squeeze("".join(texts))
            title, url, texts = _squeeze(section.text_content()), f"{page.url}#{section.get('id')}", []
        texts.append(text)
    yield title, url, _squeeze("".join(texts))


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


def _excerpt(text: str) -> str:
    return textwrap.shorten(text[: 2 * EXCERPT], EXCERPT, placeholder="…")  # of the beginning: it is slow


def _squeeze(text: str) -> str:
    return " ".join(text.split())
