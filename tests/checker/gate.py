"""All checks of programs and blocks, for `mkdocs build`, `mkdocs serve` and the tests."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

from .blocks import Page, Shown
from .engine import Engine, Verdict
from .exceptions import Exceptions
from .fences import Fences
from .project import Project, ProjectError
from .snippet import MARK, Snippet, load_all


@dataclass
class Checked:
    """What the pages of a site may show."""

    shown: dict[str, Shown] = field(default_factory=dict)  # by text, as a reader copies it
    problems: list[str] = field(default_factory=list)  # `file:line: what; what to do`
    missing: list[str] = field(default_factory=list)  # what is not installed here
    counts: dict[str, int] = field(default_factory=dict)

    def find(self, text: str) -> Shown | None:
        """The verified block with this text, if there is one."""
        return self.shown.get(text.strip("\n"))


def check(project: Project, fences: Fences, engine: Engine, say: Callable[[str], None] = print) -> Checked:
    """Check every program and every block of every page; never raises for what they contain.

    Args:
        say: told how far the programs are, when they take long.
    """
    made = Checked()
    snippets = load_all(project, made.problems)
    programs = {s.name: s for s in snippets}
    futures = {s.name: engine.check(s) for s in snippets}
    try:
        exceptions = Exceptions(project)
    except ProjectError as error:
        made.problems.append(str(error))
        return made
    pages = []
    for path in project.pages():
        try:
            pages.append(Page(project, path, fences, programs, exceptions))
        except ProjectError as error:
            made.problems.append(str(error))
    for page in pages:
        page.prepare(engine)
    _progress(list(futures.values()), say)
    used: set[str] = set()
    for page in pages:
        made.problems.extend(page.stray_includes())
        for fence in page.fences:
            shown = page.check(fence, engine)
            used |= {shown.path}
            made.problems.extend(shown.problems)
            made.missing.extend([shown.missing] if shown.missing else [])
            made.shown[MARK.sub("", shown.text).strip("\n")] = shown
    made.problems.extend(exceptions.unused())
    made.problems.extend([*orphans(snippets, used), *twice(snippets)])
    made.missing = sorted(set(made.missing))
    sessions = sum(shown.kind == "session" for shown in made.shown.values())
    made.counts = {
        "pages": len(pages),
        "blocks": sum(len(page.fences) for page in pages),
        "programs": len(snippets),
        "sessions": sessions,
        "runs": len(snippets) + sessions,  # each stands behind a pass of the ledger
    }
    return made


def orphans(snippets: list[Snippet], used: set[str]) -> list[str]:
    """Programs and outputs that no page shows."""
    wrong = []
    for snippet in snippets:
        name = f"snippets/{snippet.name}"
        if snippet.name not in used:
            wrong.append(f"{name}:1: no page shows this program; include it in a chapter or delete it")
        elif snippet.out and snippet.out_name not in used:
            wrong.append(f"snippets/{snippet.out_name}:1: no page shows this output; include it after its program")
    return wrong


def twice(snippets: list[Snippet]) -> list[str]:
    """Programs with the text of another: a page could not say which of the two it shows."""
    first: dict[str, str] = {}
    return [
        f"snippets/{snippet.name}:1: the same program as snippets/{name}; expected each once; include that one"
        for snippet in snippets
        if (name := first.setdefault(snippet.code, snippet.name)) != snippet.name
    ]


def _progress(futures: list[Future[Verdict]], say: Callable[[str], None]) -> None:
    """Wait for the programs; a line every two seconds says how far they are."""
    began = last = time.monotonic()
    for number, future in enumerate(futures, 1):
        future.result()
        if (now := time.monotonic()) - last > 2:
            say(f"programs: {number} of {len(futures)} checked, {now - began:.0f} s")
            last = now
