"""A figure as its author writes it: docs/figures/<name>.yml, the words of both languages in it.

kind: bars                 # or lines, lanes, diagram, piece (which answers to its reader: pieces.py)
output: threads/costs.out  # the numbers: a recorded output, whose every line is one of `rows` or of `skip`
rows: '(?P<name>\\w+): (?P<value>[\\d.]+) ms'  # or a list of patterns, when a line has several values
skip: 'total .*'
log: [x, y]                # axes of lines that count in powers
styles: {pause: wait}      # states of lanes: work, wait, blocked or front
diagram: |                 # Mermaid, every word of it a $name
es:
  title: …
  description: …           # for who does not see it
  caption: …               # what to look at
  words: {thread: hilo}    # $name of a diagram, or name and state as the output prints them
  columns: {name: …, value: …}  # headings of the table, names of the axes
  unit: ms                 # after the value of a bar, under the time of lanes
  labels, says: …          # of a piece
en: …
"""

from collections.abc import Iterable
from dataclasses import dataclass
from string import Template

from ..data import Mapping, parse
from ..project import LANGUAGES, Project, ProjectError, read
from .kinds import KINDS, MOST_LINES, STYLES, TEXTS
from .pieces import Control, controls
from .rows import NUMBERS, Row, impossible, is_number, numeric, rows, values

FOLDER = "figures"  # below docs/


@dataclass(frozen=True)
class Figure:
    """A figure in one language."""

    name: str  # "start-costs"
    language: str
    kind: str
    source: str  # "docs/figures/start-costs.yml"
    output: str  # "threads/costs.out", below snippets/; empty when it needs none
    title: str
    description: str
    caption: str
    words: dict[str, str]
    columns: dict[str, str]
    unit: str
    rows: list[Row]  # as the output has them
    numbers: set[str]  # the groups that are numbers
    log: list[str]
    styles: dict[str, str]
    diagram: str  # Mermaid with the words in place
    controls: list[Control]  # of a piece, with their labels
    says: dict[str, str]  # what a piece answers
    height: str  # ems of its picture; empty when it draws none

    def number(self, text: str) -> str:
        """A number as this language writes it."""
        return text.replace(".", ",") if self.language == "es" else text

    def table(self) -> list[list[str]]:
        """What the picture shows, row by row."""
        return [[self._cell(group, row[group]) for group in self.columns] for row in self.rows]

    def _cell(self, group: str, text: str) -> str:
        return self.number(text) if group in self.numbers and is_number(text) else self.words[text]


def names(project: Project) -> list[str]:
    """Every figure there is."""
    return sorted(path.stem for path in (project.docs / FOLDER).glob("*.yml"))


def load(project: Project, name: str, language: str) -> Figure:
    """Read a figure.

    Raises:
        ProjectError: anything in its source or in the output it names that is not as it should be.
    """
    path = project.docs / FOLDER / f"{name}.yml"
    at = project.name(path)
    if not path.is_file():
        known = ", ".join(names(project)) or "none yet"
        raise ProjectError(f"{at}:1: there is no such figure; expected one of {known}; write it or mend the name")
    source = parse(at, read(project, path))
    if (called := str(source.get("kind", ""))) not in KINDS:
        line = source.line("kind")
        raise ProjectError(f"{at}:{line}: kind {called!r}; expected one of {', '.join(KINDS)}; mend it")
    kind = KINDS[called]
    _keys(at, source, 1, ("kind", *kind.needed, *LANGUAGES), kind.allowed)
    if not isinstance(texts := source[language], Mapping):
        raise ProjectError(f"{at}:{source.line(language)}: {language} is no mapping; expected its texts; write them")
    _keys(at, texts, source.line(language), (*TEXTS, *kind.texts), ())
    for key in ("title", "description", "caption", "unit"):
        if not isinstance(texts.get(key, ""), str):
            raise ProjectError(f"{at}:{texts.line(key)}: {key} is no text; expected one; write it in quotes")
    words, columns, styles = _texts(at, texts, "words"), _texts(at, texts, "columns"), _texts(at, source, "styles")
    labels, says = _texts(at, texts, "labels"), _texts(at, texts, "says")
    data = rows(project, at, source) if "rows" in source else []
    groups = kind.groups or tuple(columns)
    numeric_groups = NUMBERS.intersection(groups) if kind.groups else numeric(data, groups)
    asked = controls(f"{at}:{source.line('controls')}:", _texts(at, source, "controls"), labels, words)
    line = texts.line("words")
    if called == "diagram":
        template = Template(source["diagram"])
        if not template.is_valid():
            raise ProjectError(f"{at}:{source.line('diagram')}: a $ without a name; expected $word; mend it")
        numbers, several = values(data)
        if several:
            line = source.line("rows")
            raise ProjectError(f"{at}:{line}: {several} has several values; expected one; narrow the pattern")
        said = words | numbers
        _same(f"{at}:{line}: words", said, template.get_identifiers(), "the $names of the diagram")
    else:
        for row in data:
            _same(f"{at}:{source.line('rows')}: rows", row, groups, f"the groups of {called}")
        cells = [(group, row[group]) for group in groups for row in data if group in row]
        printed = [text for group, text in cells if group not in numeric_groups or not is_number(text)]
        chosen = [value for control in asked if control.kind == "choice" for value in control.values]
        _same(f"{at}:{line}: words", words, [*printed, *chosen], "what the output prints")
        _same(f"{at}:{texts.line('columns')}: columns", columns, groups, f"the groups of {called}")
        _same(f"{at}:{texts.line('labels')}: labels", labels, [control.name for control in asked], "the controls")
        if called == "lines" and len(words) > MOST_LINES:
            raise ProjectError(f"{at}:{line}: {len(words)} lines; expected at most {MOST_LINES}; make two figures")
    log = source.get("log", [])
    if not isinstance(log, list) or {*log} - {"x", "y"}:
        raise ProjectError(f"{at}:{source.line('log')}: log: {log}; expected [x], [y] or [x, y]; write one of them")
    if wrong := impossible(data, log):
        raise ProjectError(f"{at}:{source.line('rows')}: {wrong}; expected what a picture can show; mend the program")
    if unknown := [style for style in styles.values() if style not in STYLES]:
        line = source.line("styles")
        raise ProjectError(f"{at}:{line}: style {unknown[0]}; expected one of {', '.join(STYLES)}; mend it")
    return Figure(
        name=name,
        language=language,
        kind=called,
        source=at,
        output=str(source.get("output", "")),
        title=texts["title"],
        description=texts["description"],
        caption=texts["caption"],
        words=words,
        columns={group: columns[group] for group in groups},
        unit=str(texts.get("unit", "")),
        rows=data,
        numbers=numeric_groups,
        log=log,
        styles=styles,
        diagram=template.substitute(said) if called == "diagram" else "",
        controls=asked,
        says=says,
        height=str(source.get("height", "")),
    )


def _texts(at: str, source: Mapping, key: str) -> dict[str, str]:
    """A mapping of names to texts; empty when it is not there."""
    found = source.get(key, {})
    if isinstance(found, dict) and all(isinstance(text, str) and text for text in found.values()):
        return {str(name): text for name, text in found.items()}
    raise ProjectError(f"{at}:{source.line(key)}: {key} is not `{{name: text}}`; expected that; write it so")


def _keys(at: str, mapping: Mapping, line: int, needed: Iterable[str], allowed: Iterable[str]) -> None:
    for key in needed:
        if not mapping.get(key):
            raise ProjectError(f"{at}:{line}: no {key}; expected {', '.join(needed)}; write it")
    for key in mapping.lines:
        if key not in {*needed, *allowed}:
            known = ", ".join([*needed, *allowed])
            raise ProjectError(f"{at}:{mapping.line(key)}: unknown key {key}; expected {known}; mend or remove it")


def _same(what: str, given: Iterable[str], wanted: Iterable[str], of: str) -> None:
    for wrong, which in ("lacks", set(wanted) - set(given)), ("has, for nothing,", set(given) - set(wanted)):
        if which:
            raise ProjectError(f"{what} {wrong} {', '.join(sorted(which))}; expected {of}; mend it")
