"""Every program does what its page shows, and would be caught if it did not."""

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions

import pytest
from checker import rules
from checker.blocks import repair
from checker.engine import Engine
from checker.languages import LANGUAGES
from checker.plugin import PROGRAMS, skip_missing
from checker.project import HERE
from checker.snippet import Snippet


@cache
def _packages() -> dict[str, set[str]]:
    """The packages that bring a module, as headers name them."""
    found = packages_distributions()
    return {module: {name.lower().replace("_", "-") for name in names} for module, names in found.items()}


def test_it_prints_what_is_recorded(snippet: Snippet, programs: Engine) -> None:
    verdict = programs.check(snippet).result()
    skip_missing(verdict.missing)
    if verdict.problems:
        lines = "\n".join(f"{problem}\n{repair(problem)}" for problem in verdict.problems)
        pytest.fail(f"snippets/{snippet.name}:1: {lines}", pytrace=False)


def test_every_damage_to_its_output_is_noticed(snippet: Snippet, programs: Engine) -> None:
    verdict = programs.check(snippet).result()
    skip_missing(verdict.missing)
    text = verdict.output if snippet.checks.optional else snippet.out or ""  # what is missing here cannot be damaged
    damages = list(rules.damaged(text, snippet.checks))
    missed = [what for what, text in damages if not list(rules.differences(text, verdict.output, snippet.checks))]
    assert damages and not missed
    lines = verdict.output.splitlines(keepends=True)
    for count in range(len(lines) + 1):  # a run that was right so far is not taken for a damaged one
        assert rules.may_become(snippet.out or "", "".join(lines[:count]), snippet.checks)


def test_its_lesson_depends_on_its_mechanism(snippet: Snippet, mutants: Engine) -> None:
    """Each teaching mutant of checks.toml must change what is printed."""
    for old, new in snippet.checks.mutants:
        assert old in snippet.code, f"snippets/{snippet.name}:1: mutant {old!r} is not in the program"
        verdict = mutants.mutant(snippet, old, new).result()
        skip_missing(verdict.missing)
        assert not verdict.problems, f"snippets/{snippet.name}:1: {new!r} in place of {old!r} changes nothing"


def test_its_lines_fit_a_phone(snippet: Snippet) -> None:
    long = [n for n, line in enumerate(snippet.code.split("\n"), 1) if len(line) > 80]
    assert not long, f"snippets/{snippet.name}:{long[0]}: longer than 80 characters"


def test_its_script_header_names_the_locked_versions(snippet: Snippet) -> None:
    lock = tomllib.loads((HERE.root / "uv.lock").read_text("utf-8"))
    locked = {package["name"]: package.get("version") for package in lock["package"]}
    wrong = {name: version for name, version in snippet.requirements.items() if locked.get(name) != version}
    assert not wrong, f"snippets/{snippet.name}:1: uv.lock has {[(name, locked.get(name)) for name in wrong]}"


def test_its_script_header_names_what_it_imports(snippet: Snippet) -> None:
    if snippet.path.suffix != ".py":
        return  # such a header is Python's
    nodes = list(ast.walk(ast.parse(snippet.code)))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    own = {snippet.path.stem, snippet.checks.application}  # a worker knows a task by the name of its module
    foreign = {name.partition(".")[0] for name in names} - sys.stdlib_module_names - own
    pinned = {*snippet.requirements, *re.findall(r'"--with", "([\w-]+)==', snippet.code)}  # of its own environment
    missing = [name for name in foreign if not pinned & _packages().get(name, {name})]
    assert not missing, f"snippets/{snippet.name}:1: imports {missing}; pin them in a # /// script header"


def test_there_are_programs_of_a_known_kind() -> None:
    assert len(PROGRAMS) >= 8
    assert {snippet.path.suffix for snippet in PROGRAMS.values()} <= set(LANGUAGES)
