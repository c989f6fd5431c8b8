"""A program on disk: its text, its recorded output, and what its `checks.toml` says of it."""

import re
import tomllib
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path

from .project import Project, ProjectError, read
from .services import SERVICES

# How a file of each kind is run; a new language is one line here and its parser in blocks.py.
COMMANDS = {".py": "python"}

# `# (1)!` at the end of a line: a numbered note of the chapter. Readers neither copy nor run it.
MARK = re.compile(r"[ \t]*(?:#|//|--)[ ]*\(\d+\)!(?=\n|\Z)")

# What differs from run to run: each rule replaces it by one word on both sides.
RULES = {
    "pid": (re.compile(r"\bpid \d+"), "pid ‹pid›"),
    "seconds": (re.compile(r"\b\d+(?:\.\d+)? (?:m|µ)?s\b"), "‹time›"),
    "address": (re.compile(r"0x[0-9a-f]{6,}"), "‹address›"),
    "port": (re.compile(r":\d{4,5}\b"), ":‹port›"),
}
HEADER = re.compile(r"^# /// script\n((?:#(?: .*)?\n)*?)# ///$", re.M)


@dataclass(frozen=True)
class Checks:
    """One table of `checks.toml`."""

    normalize: list[str] = field(default_factory=list)  # names of rules.RULES
    order: str = "exact"  # or "any"
    before: list[list[str]] = field(default_factory=list)  # pairs of regular expressions
    exit: int = 0  # as subprocess.returncode: -9 is "killed by SIGKILL"
    services: list[str] = field(default_factory=list)  # names of services.SERVICES
    timeout: float = 10  # seconds
    threads_left: bool = False  # a daemon thread may still run at exit
    mutants: list[list[str]] = field(default_factory=list)  # [old, new]: must change the output


@dataclass(frozen=True)
class Snippet:
    """A program and what it must print."""

    name: str  # "processes-threads/race.py"
    path: Path
    code: str  # as readers copy it and as it is run: without annotation marks
    out: str | None  # None: nothing recorded yet
    checks: Checks
    requirements: dict[str, str]  # {"redis": "8.1.0"}, from the PEP 723 header

    @property
    def out_path(self) -> Path:
        return self.path.with_suffix(".out")

    @property
    def out_name(self) -> str:
        return self.name.rsplit(".", 1)[0] + ".out"


@cache
def _kinds() -> dict[str, object]:
    return {f.name: f.type for f in fields(Checks)}


def _checks(project: Project, folder: Path) -> dict[str, Checks]:
    path = folder / "checks.toml"
    if not path.exists():
        return {}
    name, text = project.name(path), read(project, path)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProjectError(f"{name}:1: not TOML: {error}") from None
    made = {}
    for program, table in tables.items():
        line = next((n for n, s in enumerate(text.split("\n"), 1) if s.strip().startswith(f"[{program}]")), 1)
        if not any((folder / f"{program}{end}").exists() for end in COMMANDS):
            raise ProjectError(f"{name}:{line}: there is no program {program}; remove its table or rename it")
        if unknown := sorted(set(table) - set(_kinds())):
            raise ProjectError(f"{name}:{line}: unknown key {unknown[0]!r}; known: {', '.join(_kinds())}")
        for kind, names, known in (
            ("rule", table.get("normalize", []), RULES),
            ("service", table.get("services", []), SERVICES),
        ):
            if unknown := sorted(set(names) - set(known)):
                raise ProjectError(f"{name}:{line}: unknown {kind} {unknown[0]!r}; known: {', '.join(known)}")
        made[program] = Checks(**table)
    return made


def _requirements(project: Project, path: Path, code: str) -> dict[str, str]:
    """The dependencies of a PEP 723 header: each must be pinned as `name==version`."""
    if not (header := HEADER.search(code)):
        return {}
    line = code[: header.start()].count("\n") + 1
    try:
        data = tomllib.loads(re.sub(r"^# ?", "", header[1], flags=re.M))
        return dict(re.split("==", d) for d in data.get("dependencies", []))
    except ValueError:  # TOMLDecodeError is one
        raise ProjectError(
            f"{project.name(path)}:{line}: the script header is not PEP 723 with pinned versions; "
            'write # dependencies = ["name==version"]'
        ) from None


def load_all(project: Project) -> list[Snippet]:
    """Every program below `snippets/`, in a stable order.

    Raises:
        ProjectError: a file is not UTF-8, a `checks.toml` is wrong, an output has no program.
    """
    made = []
    for folder in sorted({p.parent for p in project.snippets.rglob("*") if p.is_file()}):
        checks = _checks(project, folder)
        files = sorted(p for p in folder.iterdir() if p.is_file())
        programs = [p for p in files if p.suffix in COMMANDS]
        for orphan in {p for p in files if p.suffix == ".out"} - {p.with_suffix(".out") for p in programs}:
            raise ProjectError(f"{project.name(orphan)}:1: an output without its program; delete it")
        for path in programs:
            code, out = read(project, path), path.with_suffix(".out")
            made.append(
                Snippet(
                    name=path.relative_to(project.snippets).as_posix(),
                    path=path,
                    code=MARK.sub("", code),
                    out=read(project, out) if out.exists() else None,
                    checks=checks.get(path.stem, Checks()),
                    requirements=_requirements(project, path, code),
                )
            )
    return made
