"""`checks.toml`: what a program needs beyond the defaults, a table for each; no page shows it."""

import re
import tomllib
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from .project import Project, ProjectError, read
from .services import SERVICES

# What differs from run to run: each rule replaces it by one word on both sides.
RULES = {
    "pid": (re.compile(r"\bpid \d+"), "pid ‹pid›"),
    "seconds": (re.compile(r"\b\d+(?:\.\d+)? (?:m|µ)?s\b"), "‹time›"),
    "memory": (re.compile(r"\b\d+(?:\.\d+)? (?:k|M|G)B\b"), "‹memory›"),
    "ratio": (re.compile(r"\b\d+(?:\.\d+)?x\b"), "‹ratio›x"),
    "address": (re.compile(r"0x[0-9a-f]{6,}"), "‹address›"),
    "port": (re.compile(r":\d{4,5}\b"), ":‹port›"),
}


@dataclass(frozen=True)
class Checks:
    """One table of `checks.toml`."""

    normalize: list[str] = field(default_factory=list)  # names of RULES
    order: str = "exact"  # or "any"
    before: list[list[str]] = field(default_factory=list)  # lines matching the first, before those of the second
    optional: str = ""  # a line that matches may be missing, here or in the record, but not be another
    exit: int = 0  # as subprocess.returncode: -9 is "killed by SIGKILL"
    services: list[str] = field(default_factory=list)  # names of services.SERVICES
    application: str = ""  # a package of snippets/ that lies beside the program
    timeout: float = 20  # seconds
    threads_left: bool = False  # a daemon thread may still run at exit
    mutants: list[list[str]] = field(default_factory=list)  # [old, new]: must change the output


def load(project: Project, folder: Path, programs: Container[str]) -> dict[str, Checks]:
    """The tables of a folder by the name of their program.

    Raises:
        ProjectError: not TOML, no such program, unknown key, impossible value; the message names the line.
    """
    path = folder / "checks.toml"
    if not path.exists():
        return {}
    name, text = project.name(path), read(project, path)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise ProjectError(f"{name}:{line[1] if line else 1}: not TOML: {error}") from None
    for program, table in tables.items():
        if program not in programs:
            at = f"{name}:{_line(text, program)}:"
            raise ProjectError(f"{at} there is no program {program}; remove its table or rename it")
        for key, value in table.items():
            at = f"{name}:{_line(text, program, key)}:"
            if key not in KEYS:
                raise ProjectError(f"{at} unknown key {key!r}; known: {', '.join(KEYS)}")
            possible, expected = KEYS[key]
            if not possible(value):
                raise ProjectError(f"{at} {key} = {value!r}; expected {expected}")
    return {program: Checks(**table) for program, table in tables.items()}


def _line(text: str, program: str, key: str = "") -> int:
    """The line of a table, or of a key in it."""
    table = re.search(rf"^\s*\[{re.escape(program)}\]", text, re.M)
    found = table and key and re.compile(rf"^\s*{re.escape(key)}\s*=", re.M).search(text, table.end())
    return text.count("\n", 0, (found or table).end()) + 1 if table else 1


def _all_in(known: Container[str], value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) and each in known for each in value)


def _pairs(value: Any) -> bool:
    pairs = isinstance(value, list) and all(isinstance(pair, list) and len(pair) == 2 for pair in value)
    return pairs and all(isinstance(text, str) for pair in value for text in pair)


def _expressions(value: Any) -> bool:
    try:
        return _pairs(value) and all(re.compile(text) for pair in value for text in pair)
    except re.error:
        return False


# key -> (whether a value is possible, what is expected)
KEYS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "normalize": (partial(_all_in, RULES), f"a list of some of {', '.join(RULES)}"),
    "order": (lambda value: value in ("exact", "any"), '"exact" or "any"'),
    "before": (_expressions, 'pairs of regular expressions such as [["first", "then"]]'),
    "optional": (lambda value: _expressions([[value, ""]]), "a regular expression such as '^3.13'"),
    "exit": (lambda value: type(value) is int, "a whole number such as 1, or -9 for SIGKILL"),
    "services": (partial(_all_in, SERVICES), f"a list of some of {', '.join(SERVICES)}"),
    "application": (lambda value: isinstance(value, str) and value.isidentifier(), "a package of snippets/"),
    "timeout": (lambda value: type(value) in (int, float) and value > 0, "seconds such as 20"),
    "threads_left": (lambda value: type(value) is bool, "true or false"),
    "mutants": (_pairs, 'pairs of texts such as [["start()", "run()"]]'),
}
