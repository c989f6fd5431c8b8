"""Each backend that must keep the contract, and how its leases run out."""

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from botocore.httpsession import URLLib3Session
from export_service.backends import NAMES
from export_service.backends.rabbitmq import RabbitQueue
from export_service.backends.sqlite import in_folder
from export_service.interfaces import Parts
from export_service.settings import Settings, backend
from export_service.sqlite_queue import SqliteQueue

SHORTEST = {"redis": 0.1, "aws": 1, "azure": 1}  # seconds, as the server counts them
numbers = itertools.count(1)


@dataclass(frozen=True)
class Backend:
    """Its parts; `lease` is one whose end a test can wait for, with `lease_ends`."""

    parts: Parts
    lease: float
    lease_ends: Callable[[], None]


def settings_of(name: str, folder: Path) -> Settings:
    """Those of a backend that nobody has used."""
    return Settings(backend=name, name=f"exports{next(numbers)}", folder=folder)


@contextmanager
def by_our_clock(name: str, folder: Path, variables: dict[str, str]) -> Iterator[Backend]:
    """Time passes when a test says so."""
    now = [1_000.0]

    def lease_ends() -> None:
        now[0] += 30

    parts = in_folder(folder)
    queue: SqliteQueue | RabbitQueue = SqliteQueue(folder / "jobs.sqlite", lambda: now[0])
    if name == "rabbitmq":
        queue = RabbitQueue(variables["RABBITMQ_URL"], settings_of(name, folder).name, 30, lambda: now[0])
    yield Backend(replace(parts, queue=queue), 30, lease_ends)
    queue.close()


@contextmanager
def by_its_clock(name: str, folder: Path, variables: dict[str, str]) -> Iterator[Backend]:
    """The server has the time, so that a lease really has to end."""
    lease = SHORTEST[name]
    with one_at_a_time() if name == "aws" else nullcontext():
        # The lease is the server's, by its clock, and no server tells when one has ended
        yield Backend(backend(settings_of(name, folder)), lease, lambda: time.sleep(lease))


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """No two requests at moto together: it looks, then writes, and lets another in between (1 of 400 times).

    DynamoDB and SQS do not. What our threads do between two requests still happens in any order.
    """
    lock, send = threading.Lock(), URLLib3Session.send

    def alone(session: URLLib3Session, request: Any) -> Any:
        with lock:
            return send(session, request)

    with patch.object(URLLib3Session, "send", alone):
        yield


BACKENDS: dict[str, Callable[[str, Path, dict[str, str]], AbstractContextManager[Backend]]] = {
    name: by_its_clock if name in SHORTEST else by_our_clock for name in NAMES
}
