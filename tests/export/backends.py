"""Each backend that must keep the contract, and how its leases run out."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from export_service.folder_files import FolderFiles
from export_service.interfaces import Parts
from export_service.sqlite_queue import SqliteQueue
from export_service.sqlite_store import SqliteStore


@dataclass(frozen=True)
class Backend:
    """Its parts; `lease` is one whose end a test can wait for, with `lease_ends`."""

    parts: Parts
    lease: float
    lease_ends: Callable[[], None]


@contextmanager
def sqlite(folder: Path) -> Iterator[Backend]:
    """SQLite and a folder; time passes when a test says so."""
    time = [1_000.0]

    def lease_ends() -> None:
        time[0] += 30

    store = SqliteStore(folder / "jobs.sqlite")
    queue = SqliteQueue(folder / "jobs.sqlite", lambda: time[0])
    yield Backend(Parts(store, queue, FolderFiles(folder / "files")), 30, lease_ends)
    store.close()
    queue.close()


BACKENDS: dict[str, Callable[[Path], AbstractContextManager[Backend]]] = {"sqlite": sqlite}
