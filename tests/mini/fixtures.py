"""A queue with a clock that only the test moves; also for the runs with damaged copies of the package."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from mini_queue.queue import Queue


class Clock:
    """Seconds since the epoch, which stand still."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


Opens = Callable[..., Queue]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder without a disk below it: kill -9 loses nothing of what was written, so a disk would only be slow."""
    place = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        yield Path(folder)


@pytest.fixture
def opens(memory: Path, clock: Clock) -> Iterator[Opens]:
    """Opens one file, each time as another process would; all is closed at the end."""
    opened: list[Queue] = []

    def new(**options: Any) -> Queue:
        opened.append(Queue(memory / "queue.sqlite", clock, **options))
        return opened[-1]

    yield new
    for queue in opened:
        queue.database.close()


@pytest.fixture
def queue(opens: Opens) -> Queue:
    return opens()


# of test_mutants.py: that there is a failure is enough, nobody reads it
settings.register_profile("first failure", phases=[Phase.generate])
