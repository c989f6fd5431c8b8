"""The checker in pytest: every page is a Sybil document whose examples are its code blocks.

Programs start when the tests do, those that will be asked for, several at a time and beside whatever is tested then;
each test waits for its own.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sybil import Document, Region, Sybil
from sybil.example import Example

from .blocks import Page
from .engine import Engine
from .exceptions import Exceptions
from .fences import Fences
from .project import HERE, ProjectError, read
from .services import SERVICES, MissingService, Service
from .snippet import Snippet, load_all

try:
    PROGRAMS = {snippet.name: snippet for snippet in load_all(HERE)}
    for page in HERE.pages():
        read(HERE, page)  # Sybil would fail without a line
    EXCEPTIONS = Exceptions(HERE)
except ProjectError as error:
    raise pytest.UsageError(str(error)) from None


def skip_missing(what: str) -> None:
    """Skip with a line that says what to install; in CI nothing may be skipped."""
    if what and os.environ.get("CI"):
        pytest.fail(f"{what} (CI skips nothing)", pytrace=False)
    if what:
        pytest.skip(what)


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    with Engine() as made:
        yield made


@pytest.fixture(scope="session")
def server(engine: Engine) -> Callable[[str], Service]:
    """Gives the server of a name; without it the test is skipped and says so."""

    def running(name: str) -> Service:
        try:
            SERVICES[name].version()
        except MissingService as error:
            skip_missing(str(error))
        return engine.service(name)

    return running


@pytest.fixture(scope="session")
def programs(request: pytest.FixtureRequest, engine: Engine) -> Engine:
    """The engine with all begun that these tests will wait for: programs and sessions, then the teaching mutants."""
    for snippet in _programs(request.session.items):
        engine.check(snippet)
    for item in request.session.items:
        if hasattr(item, "example") and (fence := item.example.region.parsed).language == "pycon":
            engine.session(fence.text)
    judged = [item for item in request.session.items if "mutants" in getattr(item, "fixturenames", ())]
    for snippet in _programs(judged):
        for old, new in snippet.checks.mutants:
            engine.mutant(snippet, old, new)
    return engine


@pytest.fixture(scope="session")
def mutants(programs: Engine) -> Engine:
    """The same engine; who asks for it by this name has the teaching mutants begun too."""
    return programs


@pytest.fixture(scope="session", autouse=True)
def programs_at_once(request: pytest.FixtureRequest) -> None:
    """Begin before the first test what later ones will wait for: those in between leave a processor idle."""
    if any("programs" in getattr(item, "fixturenames", ()) for item in request.session.items):
        request.getfixturevalue("programs")


def _programs(items: list[pytest.Item]) -> list[Snippet]:
    """What these tests are about: the program that each is given, or those that a block of a page includes."""
    names: list[str] = []
    for item in items:
        if call := getattr(item, "callspec", None):
            names += [call.params["snippet"].name] if "snippet" in call.params else []
        elif example := getattr(item, "example", None):
            names += example.region.parsed.includes
    return [PROGRAMS[name] for name in dict.fromkeys(names) if name in PROGRAMS]


class Blocks:
    """A Sybil parser that sees the blocks that the site sees."""

    def __init__(self) -> None:
        self.fences = Fences()

    def __call__(self, document: Document) -> Iterator[Region]:
        page = Page(HERE, Path(document.path), self.fences, PROGRAMS, EXCEPTIONS)
        starts = [0]
        for line in document.text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        for fence in page.fences:

            def evaluate(example: Example, fence=fence) -> str | None:  # type: ignore[no-untyped-def]  # bound now
                shown = page.check(fence, example.namespace["programs"])
                skip_missing(shown.missing)
                return "\n".join(shown.problems) or None

            yield Region(starts[fence.line - 1], starts[fence.end_line], parsed=fence, evaluator=evaluate)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test with the argument `snippet` runs once for each program."""
    if "snippet" in metafunc.fixturenames:
        metafunc.parametrize("snippet", PROGRAMS.values(), ids=list(PROGRAMS))


def _turn(item: pytest.Item) -> int:
    """When a test has its turn: what needs no program, pages, the site, which shows what passed, each program."""
    names = getattr(item, "fixturenames", ())
    if "snippet" in names:
        return 3
    if "built" in names:
        return 2
    return int("programs" in names)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_turn)  # stable: the rest keeps its order


pytest_collect_file = Sybil(parsers=[Blocks()], pattern="*.md", path=str(HERE.docs), fixtures=["programs"]).pytest()
