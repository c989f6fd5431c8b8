"""Two backends as one, while jobs move from the one to the other."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, BinaryIO, NamedTuple

from .interfaces import (
    Delivery,
    Files,
    Job,
    JobQueue,
    JobStore,
    Parts,
)
from .states import FINAL

END_OF_TIME = 1e12  # Unix seconds


# --8<-- [start:both]
def both(new: Parts, other: Parts) -> Parts:
    """What is new goes to `new`; what `other` has is found and done too."""
    return Parts(
        BothStores(new.store, other.store),
        BothQueues([other.queue, new.queue]),
        BothFiles(new.files, other.files),
    )


class Left(NamedTuple):
    to_do: int  # jobs that have not ended
    to_keep: int  # those and all that have not expired


def left(parts: Parts) -> Left:
    """What is still there; with nothing to keep it may be turned off."""
    jobs = parts.store.stale(END_OF_TIME, END_OF_TIME)
    return Left(sum(job.state not in FINAL for job in jobs), len(jobs))


# --8<-- [end:both]


# --8<-- [start:stores]
class BothStores:
    """A job stays in the store in which it was born."""

    def __init__(self, new: JobStore, other: JobStore) -> None:
        self._new, self._other = new, other

    def add(self, job: Job, key: str = "") -> Job:
        kept = self._other.kept(key) if key else None
        return kept or self._new.add(job, key)

    def kept(self, key: str) -> Job | None:
        return self._new.kept(key) or self._other.kept(key)

    def get(self, job_id: str) -> Job | None:
        return self._new.get(job_id) or self._other.get(job_id)

    def save(self, job: Job, **changes: Any) -> Job | None:
        save = self._new.save(job, **changes)
        return save or self._other.save(job, **changes)

    def stale(self, waiting_since: float, now: float) -> list[Job]:
        new = self._new.stale(waiting_since, now)
        return new + self._other.stale(waiting_since, now)


# --8<-- [end:stores]


# --8<-- [start:queues]
class BothQueues:
    """The first is looked at first, the last gets what is sent."""

    def __init__(self, queues: list[JobQueue]) -> None:
        self._queues = queues

    def send(self, job_id: str) -> None:
        self._queues[-1].send(job_id)

    def receive(self, lease: float) -> Delivery | None:
        for number, queue in enumerate(self._queues):
            if delivery := queue.receive(lease):
                receipt = f"{number}:{delivery.receipt}"
                return replace(delivery, receipt=receipt)
        return None

    # --8<-- [end:queues]

    def extend(self, delivery: Delivery, lease: float) -> bool:
        queue, delivery = self._of(delivery)
        return queue.extend(delivery, lease)

    def done(self, delivery: Delivery) -> None:
        queue, delivery = self._of(delivery)
        queue.done(delivery)

    def give_back(self, delivery: Delivery) -> None:
        queue, delivery = self._of(delivery)
        queue.give_back(delivery)

    def _of(self, delivery: Delivery) -> tuple[JobQueue, Delivery]:
        number, _, receipt = delivery.receipt.partition(":")
        return self._queues[int(number)], replace(delivery, receipt=receipt)


class BothFiles:
    """Written to the new; read and removed wherever they are."""

    def __init__(self, new: Files, other: Files) -> None:
        self._new, self._other = new, other

    def write(self, name: str, chunks: Iterable[bytes]) -> int:
        return self._new.write(name, chunks)

    def open(self, name: str) -> BinaryIO:
        try:
            return self._new.open(name)
        except FileNotFoundError:
            return self._other.open(name)

    def remove(self, job_id: str) -> None:
        self._new.remove(job_id)
        self._other.remove(job_id)
