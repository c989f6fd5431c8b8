"""A program on disk: its text, its recorded output, and what its `checks.toml` says of it."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from . import applications, checks
from .checks import Checks
from .languages import LANGUAGES, Language
from .project import Project, ProjectError, read

# `# (1)!` at the end of a line: a numbered note of the chapter. Readers neither copy nor run it.
MARK = re.compile(r"[ \t]*(?:#|//|--)[ ]*\(\d+\)!(?=\n|\Z)")
HEADER = re.compile(r"^# /// script\n((?:#(?: .*)?\n)*?)# ///$", re.M)


@dataclass(frozen=True)
class Snippet:
    """A program and what it must print."""

    name: str  # "processes-threads/race.py"
    path: Path
    code: str  # as readers copy it and as it is run: without annotation marks
    out: str | None  # None: nothing recorded yet
    checks: Checks
    requirements: dict[str, str]  # {"redis": "8.1.0"}, from the PEP 723 header
    beside: dict[str, str] = field(default_factory=dict)  # the files of its application, by path

    @property
    def language(self) -> type[Language]:
        return LANGUAGES[self.path.suffix]

    @property
    def out_path(self) -> Path:
        return self.path.with_suffix(".out")

    @property
    def out_name(self) -> str:
        return self.name.rsplit(".", 1)[0] + ".out"


def _requirements(project: Project, path: Path, code: str) -> dict[str, str]:
    """The dependencies of a PEP 723 header: each must be pinned as `name==version`."""
    if not (header := HEADER.search(code)):
        return {}
    line = code[: header.start()].count("\n") + 1
    try:
        data = tomllib.loads(re.sub(r"^# ?", "", header[1], flags=re.M))
        named = [re.sub(r"\[.*?\]", "", each) for each in data.get("dependencies", [])]  # psycopg[binary]
        return dict(re.split("==", each) for each in named)
    except ValueError:  # TOMLDecodeError is one
        raise ProjectError(
            f"{project.name(path)}:{line}: the script header is not PEP 723 with pinned versions; "
            'write # dependencies = ["name==version"]'
        ) from None


def load_all(project: Project, wrong: list[str] | None = None) -> list[Snippet]:
    """Every program below `snippets/`, in a stable order.

    Args:
        wrong: takes what is wrong, so that one bad file does not hide the others.

    Raises:
        ProjectError: a file is not UTF-8, a `checks.toml` is wrong, an output has no program, and no `wrong` is given.
    """
    made, found = [], [] if wrong is None else wrong
    inside = {path for folder in applications.folders(project) for path in applications.paths(folder)}
    for folder in sorted({p.parent for p in project.snippets.rglob("*") if p.is_file() and p not in inside}):
        files = sorted(p for p in folder.iterdir() if p.is_file())
        programs = [p for p in files if p.suffix in LANGUAGES]
        tables: dict[str, Checks] = {}
        try:
            tables = checks.load(project, folder, {p.stem for p in programs})
        except ProjectError as error:
            found.append(str(error))
        for orphan in sorted({p for p in files if p.suffix == ".out"} - {p.with_suffix(".out") for p in programs}):
            found.append(f"{project.name(orphan)}:1: an output without its program; delete it")
        for path in programs:
            try:
                made.append(_load(project, path, tables.get(path.stem, Checks())))
            except ProjectError as error:
                found.append(str(error))
    if found and wrong is None:
        raise ProjectError("\n".join(found))
    return made


def _load(project: Project, path: Path, checks: Checks) -> Snippet:
    code, out = read(project, path), path.with_suffix(".out")
    return Snippet(
        name=path.relative_to(project.snippets).as_posix(),
        path=path,
        code=MARK.sub("", code),
        out=read(project, out) if out.exists() else None,
        checks=checks,
        requirements=_requirements(project, path, code),
        beside=applications.files(project, checks.application) if checks.application else {},
    )
