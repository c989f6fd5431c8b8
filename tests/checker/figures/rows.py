"""The data of a figure: the lines of a recorded output, read by the pattern that its source gives."""

import re
from collections.abc import Iterable

from ..data import Mapping
from ..project import Project, ProjectError, read

Row = dict[str, str]  # the named groups of a line that matched

NUMBERS = {"value", "x", "y", "start", "end"}
NUMBER = re.compile(r"\d+(\.\d+)?")


def rows(project: Project, at: str, source: Mapping) -> list[Row]:
    """A row for each line of the output that matches `rows`, or each of its patterns; the others must match `skip`.

    Args:
        at: the source of the figure, as messages show it.

    Raises:
        ProjectError: a line matches neither or holds no number where one is wanted; the message names it.
    """
    where, name = f"{at}:{source.line('rows')}:", f"snippets/{source.get('output', '')}"
    if not name.endswith(".out") or not (project.root / name).is_file():
        line = source.line("output")
        raise ProjectError(f"{at}:{line}: {name} is no recorded output; expected <topic>/<program>.out; mend it")
    try:
        patterns = source["rows"] if isinstance(source["rows"], list) else [source["rows"]]
        data, skip = [re.compile(pattern) for pattern in patterns], re.compile(source.get("skip", "(?!)"))
    except re.error as error:
        raise ProjectError(f"{where} rows or skip: {error}; expected a regular expression; mend it") from None
    found = []
    for number, text in enumerate(read(project, project.root / name).rstrip("\n").split("\n"), 1):
        matches = [match for pattern in data if (match := pattern.fullmatch(text))]
        for match in matches:
            found.append({group: value for group, value in match.groupdict().items() if value is not None})
            if wrong := [group for group in found[-1].keys() & NUMBERS if not is_number(found[-1][group])]:
                raise ProjectError(f"{name}:{number}: {wrong[0]} is no number from 0 up: {text!r}; mend rows of {at}")
        if not matches and not skip.fullmatch(text):
            raise ProjectError(f"{name}:{number}: neither rows nor skip of {at} matches {text!r}; mend the pattern")
    if not found:
        raise ProjectError(f"{where} rows matches no line of {name}; expected its data; mend the pattern")
    return found


def numeric(found: list[Row], groups: Iterable[str]) -> set[str]:
    """The groups that have numbers, some perhaps with a word in the place of one."""
    return {group for group in groups if any(is_number(row.get(group, "")) for row in found)}


def is_number(text: str) -> bool:
    """Is it a number from 0 up?"""
    return bool(NUMBER.fullmatch(text))


def impossible(found: list[Row], log: list[str]) -> str:
    """What no picture can show; empty when there is nothing such."""
    for row in found:
        if {"start", "end"} <= row.keys() and float(row["end"]) < float(row["start"]):
            return f"{row['name']} ends at {row['end']} before it starts at {row['start']}"
        if zero := [axis for axis in log if float(row.get(axis, "0")) == 0]:
            return f"a logarithmic {zero[0]} with a value of 0"
    return ""


def values(found: list[Row]) -> tuple[dict[str, str], str]:
    """The one value of each group of a diagram; a group that has several, or nothing."""
    one: dict[str, str] = {}
    for row in found:
        for group, value in row.items():
            if one.setdefault(group, value) != value:
                return one, group
    return one, ""
