"""The words of the site: docs/glossary.yml, and the forms that no page may use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from unicodedata import normalize

from .data import Mapping, parse
from .project import LANGUAGES, Project, ProjectError, read
from .skeleton import LINK, Page

NAME = "docs/glossary.yml"
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


KEYS = {known.name for known in fields(Words)}
LISTS = {"forms", "avoid"}


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
    avoid_everywhere: dict[str, dict[str, str]]  # {"es": {form: better}}

    @cached_property
    def ids(self) -> frozenset[str]:
        """The anchors of the glossary page."""
        return frozenset(term.id for term in self.terms)

    @cached_property
    def _better(self) -> dict[str, dict[str, str]]:
        made = {}
        for language in LANGUAGES:
            forms = dict(self.avoid_everywhere.get(language, {}))
            for words in (term.words[language] for term in self.terms):
                forms |= dict.fromkeys(words.avoid, words.term)
            made[language] = {_folded(form): better for form, better in forms.items()}
        return made

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        made = {}
        for language, better in self._better.items():
            longest_first = sorted(better, key=len, reverse=True)
            forms = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
            made[language] = re.compile(rf"(?<!\w)(?:{forms or '(?!)'})(?!\w)", re.I)
        return made

    def forbidden(self, page: Page) -> Iterator[str]:
        """The forbidden forms in the prose of a page, its title and its description."""
        for key in ("title", "description"):
            yield from self._lint(page.language, page.meta.get(key, ""), page.name, page.meta.line(key))
        prose = MARKUP.sub(lambda m: "`" + "\n" * m[0].count("\n"), page.prose)
        yield from self._lint(page.language, prose, page.name)

    def problems(self) -> Iterator[str]:
        """Entries out of order or twice, and forbidden forms in the definitions."""
        for before, term in zip(self.terms, self.terms[1:], strict=False):
            if before.id >= term.id:
                wrong = f"id {term.id} after {before.id}; expected each id once, in alphabetical order"
                yield f"{NAME}:{term.line}: {wrong}; move or remove the entry"
        for term in self.terms:
            for language, words in term.words.items():
                yield from self._lint(language, f"{words.definition} {words.short}", NAME, term.line)

    def _lint(self, language: str, text: str, name: str, line: int = 1) -> Iterator[str]:
        text = normalize("NFC", text)
        for found in self._patterns[language].finditer(text):
            better = self._better[language][_folded(found[0])]
            at = line + text.count("\n", 0, found.start())
            yield f"{name}:{at}: forbidden form «{' '.join(found[0].split())}»; expected «{better}» ({NAME}); rewrite it"


def _folded(form: str) -> str:
    return " ".join(normalize("NFC", form).lower().split())


def load(project: Project) -> Glossary:
    """Read the glossary.

    Raises:
        ProjectError: it is not YAML or an entry is not complete; the message names the line.
    """
    data = parse(NAME, read(project, project.root / NAME))
    return Glossary([_term(entry) for entry in data["terms"]], data["avoid_everywhere"])


def _term(entry: Mapping) -> Term:
    line, words = entry.line("id"), {}
    for language in LANGUAGES:
        found = entry.get(language, {})
        lists = {key for key, value in found.items() if isinstance(value, list)}
        if not {"term", "definition"} <= found.keys() <= KEYS or lists != found.keys() & LISTS:
            raise ProjectError(
                f"{NAME}:{line}: term {entry.get('id')} is not complete in {language}; expected term and definition, "
                "at most short besides, and the lists forms and avoid; mend the entry"
            )
        words[language] = Words(**found)
    return Term(line, entry["id"], words)
