"""What each code block of a page is, and the check that goes with it."""

import json
import shutil
import sqlite3
import subprocess
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from .applications import part
from .engine import Engine, Verdict
from .exceptions import Exceptions
from .fences import INCLUDE, Fence, Fences
from .project import Project, read
from .snippet import MARK, Snippet


def _tool(command: list[str], text: str) -> str | None:
    done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=20)
    return (done.stderr or done.stdout).strip() if done.returncode else None


def _parsed(parse: Callable[[str], object], text: str) -> str | None:
    try:
        parse(text)
    except Exception as error:  # whatever the parser of the language raises
        return f"{type(error).__name__}: {error}"
    return None


# The real parser of each language that is shown but not run: text -> what is wrong, or None.
# One that needs a program of the system names it and its package.
PARSERS: dict[str, Callable[[str], str | None]] = {
    "json": partial(_parsed, json.loads),
    "toml": partial(_parsed, tomllib.loads),
    "yaml": partial(_parsed, yaml.safe_load),
    "sql": partial(_parsed, lambda text: sqlite3.connect(":memory:").executescript(text)),
    "bash": partial(_tool, ["bash", "-n"]),
    "ruby": partial(_tool, ["ruby", "-c"]),
}
NEEDS = {"ruby": "apt-get install ruby"}


@dataclass(frozen=True)
class Shown:
    """A block that was verified, as the page shows it."""

    text: str
    kind: str  # "program", "output", "session", "part" (of an application, which tests run) or "other"
    path: str = ""  # below snippets/
    output: str = ""  # of a program: what stands in the block after it
    seal: tuple[tuple[str, str], ...] = ()  # (("Python", "3.11.7"), …)
    date: str = ""
    problems: tuple[str, ...] = ()  # `file:line: …`
    missing: str = ""  # what is not installed here, so that this was not run


class Page:
    """The blocks of one page, checked one after the other."""

    def __init__(
        self, project: Project, path: Path, fences: Fences, programs: Mapping[str, Snippet], exceptions: Exceptions
    ) -> None:
        self.name = project.name(path)
        self.text = read(project, path)
        self.fences = fences.of(self.text)
        self._project, self._programs, self._exceptions = project, programs, exceptions
        self._outputs = {s.out_name: s for s in programs.values()}

    def prepare(self, engine: Engine) -> None:
        """Start its sessions, so that those of all pages run side by side."""
        for fence in self.fences:
            if fence.language == "pycon":
                engine.session(fence.text)

    def stray_includes(self) -> Iterator[str]:
        """Includes outside of a block: their text would reach the page unchecked."""
        inside = {n for f in self.fences for n in range(f.line, f.end_line + 1)}
        for number, line in enumerate(self.text.split("\n"), 1):
            if INCLUDE.match(line) and number not in inside:
                yield f"{self.name}:{number}: an include outside of a code block; put it between ``` lines"

    def check(self, fence: Fence, engine: Engine) -> Shown:
        """What a block is and what its check said."""
        if fence.hidden:
            return self._wrong(fence, "a code block in an HTML comment; delete it, nobody sees it")
        if unknown := [name for name in fence.classes if name not in ("fails", "works")]:
            return self._wrong(fence, f"unknown class .{unknown[0]}; write .fails, .works or nothing")
        if self._exceptions.allows(self.name, fence.text):
            return Shown(fence.text, "other")
        if fence.includes:
            return self._included(fence, engine)
        if fence.language in ("python", "py", "python3"):
            return self._wrong(fence, "a program in the page; move it to snippets/ and include it with --8<--")
        if fence.language == "pycon":
            return self._session(fence, engine)
        if fence.language not in PARSERS:
            known = ", ".join(["python", "text (an output)", "pycon", *PARSERS])
            kind = f"language {fence.language!r}" if fence.language else "no language"
            return self._wrong(fence, f"a block that nothing checks ({kind}); use one of {known}")
        if (need := NEEDS.get(fence.language)) and not shutil.which(fence.language):
            return Shown(fence.text, "other", missing=f"no {fence.language}; install it: {need}")
        key = engine.ledger.key("parsed", fence.language, fence.text)
        if engine.ledger.get(key) is None:
            if wrong := PARSERS[fence.language](fence.text):
                return self._wrong(fence, f"not valid {fence.language}: {wrong}")
            engine.ledger.put(key, {})
        return Shown(fence.text, "other")

    def _wrong(self, fence: Fence, what: str) -> Shown:
        return Shown(fence.text, "other", problems=(f"{self.name}:{fence.line}: {what}",))

    def _included(self, fence: Fence, engine: Engine) -> Shown:
        if len(fence.includes) > 1 or INCLUDE.sub("", fence.text).strip():
            return self._wrong(fence, "a block includes one whole file and nothing else; make it two blocks")
        (name,) = fence.includes
        if name in self._outputs:
            return self._output(fence, self._outputs[name])
        if (text := part(self._project, name)) is not None:
            return Shown(MARK.sub("", text), "part", name.partition(":")[0])
        if name not in self._programs:
            return self._wrong(fence, self._unknown(name))
        snippet = self._programs[name]
        verdict = engine.check(snippet).result()
        at = f"{self.name}:{fence.line}: snippets/{snippet.name}"
        problems = tuple(f"{at}: {problem}\n{repair(problem)}" for problem in verdict.problems)
        return Shown(
            snippet.code, "program", name, snippet.out or "", _seal(verdict), verdict.date, problems, verdict.missing
        )

    def _unknown(self, name: str) -> str:
        """Why nothing of this name can be included."""
        path, _, section = name.partition(":")
        inside = (self._project.snippets / path).resolve().is_relative_to(self._project.snippets.resolve())
        if Path(path).is_absolute() or "//" in name or not inside:
            return f"{name} is not inside snippets/; only its files may be included"
        if section:
            return f"{name} is no part of an application; include the whole program, {path}, or mend the name"
        return f"snippets/{path} is not there or no program; create it, then make record"

    def _output(self, fence: Fence, snippet: Snippet) -> Shown:
        earlier = [f for f in self.fences if f.line < fence.line]
        if not earlier or earlier[-1].includes != (snippet.name,):
            return self._wrong(fence, f"{snippet.out_name} does not follow {snippet.name}; put it right after")
        if snippet.out is None:
            return self._wrong(fence, f"snippets/{snippet.out_name} does not exist; run make record")
        return Shown(snippet.out, "output", snippet.out_name)

    def _session(self, fence: Fence, engine: Engine) -> Shown:
        verdict = engine.session(fence.text).result()
        problems = []
        for problem in verdict.problems:
            offset, _, what = problem.partition(": ")
            line = fence.line + 1 + int(offset)
            problems.append(f"{self.name}:{line}: the session prints something else; correct it\n{what}")
        return Shown(fence.text, "session", seal=_seal(verdict), date=verdict.date, problems=tuple(problems))


def repair(problem: str) -> str:
    """What helps: `make record` refuses whatever is not a new output."""
    recordable = problem.startswith(("the output is not the recorded one", "no recorded output"))
    return "repair the program, or run make record" if recordable else "repair the program"


def _seal(verdict: Verdict) -> tuple[tuple[str, str], ...]:
    return tuple((name, version) for name, version in verdict.versions)
