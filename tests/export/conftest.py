"""The backends, one after the other, and what the tests execute of the application."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from checker.project import HERE
from coverage import Coverage
from export_service.interfaces import Parts

from export.backends import BACKENDS, Backend


@pytest.fixture(scope="session", autouse=True)
def executed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coverage]:
    """The lines that run, here and in the processes that tests start."""
    data = tmp_path_factory.mktemp("executed") / "data"
    coverage = Coverage(data_file=data, config_file=HERE.root / "pyproject.toml")
    coverage.start()
    yield coverage
    coverage.stop()


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Backend]:
    with BACKENDS[request.param](tmp_path) as opened:
        yield opened


@pytest.fixture
def parts(backend: Backend) -> Parts:
    return backend.parts


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.stem == "test_shown")  # after all that it looks back at
