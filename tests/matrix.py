"""`PYTHONPATH=tests python -m matrix`: the tables of the chapter on choosing anew, from snippets/choose/tools.toml."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from posixpath import join, normpath
from typing import Any

from checker import skeleton
from checker.project import HERE, LANGUAGES, Project

Data = dict[str, Any]  # words, criteria, tools

SOURCE = "snippets/choose/tools.toml"
PAGE = "tools/choose.md"
WORD = re.compile(r"\{(\w+)\}")
CODE = re.compile(r"`[^`]+`")
TABLE = re.compile(r"(?:^\|.*\n)+", re.M)
LINKED = re.compile(r"\]\(([^)]+)\)")
# Outside {words} and `code` a cell has names and numbers alone, which no language changes.
NEUTRAL = re.compile(r"(?:\b(?:[A-Z]\w*|beat|broker|\d+|s|h|min)\b|[,; ])*")


def load(project: Project = HERE) -> Data:
    """What the file says."""
    return tomllib.loads((project.root / SOURCE).read_text("utf-8"))


def columns(data: Data) -> list[str]:
    """The criteria of all tables."""
    return [name for table in data["criteria"].values() for name in table]


def gaps(data: Data) -> Iterator[str]:
    """Cells that are missing, criteria that nobody knows, words of one language alone."""
    heads = [head for table in data["criteria"].values() for head in table.values()]
    for words in (*data["words"].values(), *heads):
        if set(words) != set(LANGUAGES) or not all(words.values()):
            yield f"{SOURCE}: {words}: expected a text in each of {', '.join(LANGUAGES)}"
    for tool, row in data["tools"].items():
        if extra := set(row) - {"name", "page", *columns(data)}:
            yield f"{SOURCE}: {tool}: {sorted(extra)}: no such criterion"
        for criterion in columns(data):
            match row.get(criterion):
                case [str(says), str(place)] if says and place:
                    if unknown := set(WORD.findall(says)) - set(data["words"]):
                        yield f"{SOURCE}: {tool}: {criterion}: {sorted(unknown)}: add to words"
                    elif not NEUTRAL.fullmatch(CODE.sub("", WORD.sub("", says))):
                        yield f"{SOURCE}: {tool}: {criterion}: {says!r}: say it with {{words}}, in both languages"
                case wrong:
                    yield f"{SOURCE}: {tool}: {criterion}: {wrong!r}; expected what it says and where it is shown"


def astray(data: Data, project: Project = HERE) -> Iterator[str]:
    """Cells that lead to no page or section of the book."""
    ids: dict[Path, set[str]] = {}
    for tool, row in data["tools"].items():
        for place in (*LINKED.findall(row["name"]), *(target(row, row[criterion][1]) for criterion in columns(data))):
            path, _, anchor = place.partition("#")
            for language in LANGUAGES:
                page = project.docs / language / (normpath(join("tools", path)) if path else PAGE)
                if page not in ids:
                    ids[page] = skeleton.load(project, page).ids if page.is_file() else set()
                if not page.is_file() or (anchor and anchor not in ids[page]):
                    yield f"{SOURCE}: {tool}: {place}: no such place in {language}"


def target(row: dict[str, Any], place: str) -> str:
    """Where a cell leads, from docs/<language>/tools/."""
    whole = row["page"] + place if place.startswith("#") else place
    return whole.removeprefix("choose.md")


def table(data: Data, name: str, language: str) -> list[str]:
    """One of the tables, as lines of Markdown."""
    criteria = data["criteria"][name]
    words = {word: texts[language] for word, texts in data["words"].items()}
    lines = [["", *(texts[language] for texts in criteria.values())], ["---"] * (len(criteria) + 1)]
    for row in data["tools"].values():
        cells = [(row[criterion][0].format_map(words), target(row, row[criterion][1])) for criterion in criteria]
        lines.append([row["name"], *(f"[{says}]({place})" for says, place in cells)])
    return [f"| {' | '.join(cells)} |".replace("|  |", "| |", 1) for cells in lines]


def written(text: str, data: Data, language: str) -> str:
    """A page with its tables as the data has them: each is the first below the heading of its id."""
    for name in data["criteria"]:
        before, heading, after = text.partition(f"{{ #{name} }}\n")
        lines = "\n".join([*table(data, name, language), ""])
        if not (old := TABLE.search(after)):
            raise ValueError(f"{PAGE}: no table below a heading with the id {name!r}")
        text = before + heading + after[: old.start()] + lines + after[old.end() :]
    return text


if __name__ == "__main__":
    if found := [*gaps(known := load()), *astray(known)]:
        raise SystemExit("\n".join(found))
    for each in LANGUAGES:
        path = HERE.docs / each / PAGE
        path.write_text(written(path.read_text("utf-8"), known, each), "utf-8")
