"""The fixtures of the mini queue, and what its tests execute of it."""

import pytest
from coverage import Coverage

from mini.fixtures import clock, memory, opens, queue

__all__ = ["clock", "memory", "opens", "queue"]


@pytest.fixture(scope="session", autouse=True)
def watched(executed: Coverage) -> None:
    """The lines that run, for test_shown.py."""
