"""The backends, one after the other, and what the tests execute of the application."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from checker.services import SERVICES, Service
from coverage import Coverage
from export_service.interfaces import Parts
from export_service.settings import Settings

from export.backends import BACKENDS, Backend, settings_of

Variables = Callable[[str], dict[str, str]]


@pytest.fixture(scope="session", autouse=True)
def watched(executed: Coverage) -> None:
    """The lines that run, for test_shown.py."""


@pytest.fixture(scope="session")
def servers(server: Callable[[str], Service]) -> Iterator[Variables]:
    """The variables that lead to the server of a backend, which starts when it is first asked for."""
    with ExitStack() as stack:

        @cache
        def started(name: str) -> dict[str, str]:
            return stack.enter_context(server(name).lease()) if name in SERVICES else {}

        yield started


@pytest.fixture
def use(servers: Variables, monkeypatch: pytest.MonkeyPatch) -> Variables:
    """Lets this test use a backend, too; gives its variables."""

    def led(name: str) -> dict[str, str]:
        for variable, value in servers(name).items():
            monkeypatch.setenv(variable, value)
        return servers(name)

    return led


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest, tmp_path: Path, use: Variables) -> Iterator[Backend]:
    with BACKENDS[request.param](request.param, tmp_path, use(request.param)) as opened:
        yield opened


@pytest.fixture
def parts(backend: Backend) -> Parts:
    return backend.parts


@pytest.fixture(params=BACKENDS)
def chosen(request: pytest.FixtureRequest, tmp_path: Path, use: Variables) -> Settings:
    """Settings with which processes of this test share a backend, by the real clock."""
    use(request.param)
    return settings_of(request.param, tmp_path)
