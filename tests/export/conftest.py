"""The backends, one after the other, and what the tests execute of the application."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from coverage import Coverage
from export_service.interfaces import Parts

from export.backends import BACKENDS, Backend


@pytest.fixture(scope="session", autouse=True)
def watched(executed: Coverage) -> None:
    """The lines that run, for test_shown.py."""


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Backend]:
    with BACKENDS[request.param](tmp_path) as opened:
        yield opened


@pytest.fixture
def parts(backend: Backend) -> Parts:
    return backend.parts
