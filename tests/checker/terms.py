"""The words of the site: docs/glossary.yml, and the forms that no page may use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from itertools import pairwise
from unicodedata import normalize

from .data import Mapping, parse
from .project import LANGUAGES, Project, ProjectError, read
from .skeleton import LINK, Page, blank

NAME = "docs/glossary.yml"
PAGE = "reference/glossary.md"  # shows the terms, each with its id as anchor
# Not prose: link targets, addresses, HTML tags, attribute lists, the kind of a box.
MARKUP = re.compile(
    rf"{LINK.pattern}|https?://\S+|</?[a-zA-Z][^>]*>|\{{[^{{}}\n]*\}}|^[ \t]*(?:!!!|\?\?\?\+?)[ ]+[\w ]+", re.M
)


@dataclass(frozen=True)
class Words:
    """A term in one language."""

    term: str
    definition: str
    short: str = ""  # for the tooltip
    forms: list[str] = field(default_factory=list)  # plurals and other forms
    avoid: list[str] = field(default_factory=list)  # forbidden on every page: `term` is better


@dataclass(frozen=True)
class Term:
    """An entry of the glossary."""

    line: int  # in docs/glossary.yml
    id: str
    words: dict[str, Words]  # by language


@dataclass(frozen=True)
class Glossary:
    """What docs/glossary.yml says."""

    terms: list[Term]
    avoid_everywhere: Mapping  # {"es": {form: better}}

    @cached_property
    def ids(self) -> set[str]:
        """The anchors of the glossary page."""
        return {term.id for term in self.terms}

    @cached_property
    def _forbidden(self) -> dict[str, tuple[re.Pattern[str], dict[str, str]]]:
        made = {}
        for language in LANGUAGES:
            better = {_folded(form): word for form, word in self.avoid_everywhere[language].items()}
            for words in (term.words[language] for term in self.terms):
                better |= {_folded(form): words.term for form in words.avoid}
            forms = [r"\s+".join(map(re.escape, form.split())) for form in sorted(better, key=len, reverse=True)]
            made[language] = re.compile(rf"(?<!\w)(?:{'|'.join(forms) or '(?!)'})(?!\w)"), better
        return made

    def problems(self) -> Iterator[str]:
        """Entries out of order or twice, and forbidden forms in the definitions."""
        for before, term in pairwise(self.terms):
            if before.id >= term.id:
                order = "expected each once, in alphabetical order; move or rename the entry"
                yield f"{NAME}:{term.line}: id {term.id} after {before.id}; {order}"
        for term in self.terms:
            for language, words in term.words.items():
                yield from self.lint(language, f"{words.term}\0{words.definition}\0{words.short}", NAME, term.line)

    def forbidden(self, page: Page) -> Iterator[str]:
        """The forbidden forms in the prose of a page, its title and its description."""
        for key in ("title", "description"):
            yield from self.lint(page.language, str(page.meta.get(key, "")), page.name, page.meta.line(key))
        yield from self.lint(page.language, MARKUP.sub(blank, page.prose), page.name)

    def lint(self, language: str, text: str, name: str, line: int = 1) -> Iterator[str]:
        pattern, better = self._forbidden[language]
        for found in pattern.finditer(text := _folded(text)):  # a pattern that ignores case takes four times as long
            at, form = line + text.count("\n", 0, found.start()), " ".join(found[0].split())
            yield f"{name}:{at}: forbidden form «{form}»; expected «{better[form]}» ({NAME}); rewrite it"


def _folded(text: str) -> str:
    return normalize("NFC", text).lower()


def load(project: Project) -> Glossary:
    """Read the glossary.

    Raises:
        ProjectError: it is not YAML or an entry is not complete; the message names the line.
    """
    return _glossary(read(project, project.root / NAME))


@lru_cache(maxsize=1)  # both languages and the search ask for the same text
def _glossary(text: str) -> Glossary:
    data = parse(NAME, text)
    terms, avoid = data.get("terms"), data.get("avoid_everywhere")
    if not (isinstance(terms, list) and isinstance(avoid, Mapping) and avoid.keys() == set(LANGUAGES)):
        raise ProjectError(
            f"{NAME}:1: no glossary; expected a list `terms` and `avoid_everywhere` with es, en; write them"
        )
    if not all(isinstance(entry, Mapping) for entry in terms):
        raise ProjectError(f"{NAME}:{data.line('terms')}: a term without keys; expected `- id: …` entries; mend it")
    return Glossary([_term(entry) for entry in terms], avoid)


def _term(entry: Mapping) -> Term:
    line, known, lists = min(entry.lines.values()), {each.name for each in fields(Words)}, {"forms", "avoid"}
    for language in LANGUAGES:
        found = entry.get(language)
        if (
            "id" not in entry
            or not isinstance(found, Mapping)
            or not {"term", "definition"} <= found.keys() <= known
            or any(isinstance(value, list) != (key in lists) for key, value in found.items())
        ):
            wanted = "expected id, term, definition and perhaps short and the lists forms, avoid; mend the entry"
            raise ProjectError(f"{NAME}:{line}: {entry.get('id')} is not complete in {language}; {wanted}")
    return Term(line, entry["id"], {language: Words(**entry[language]) for language in LANGUAGES})
