"""What the service asks of its parts. A backend is one class for each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, Protocol

from .states import NEXT, State


@dataclass(frozen=True)
class Job:
    """What is known of one export; a change makes a new one."""

    id: str
    filename: str  # as the user named it, made safe
    media_type: str
    created: float  # Unix seconds
    expires: float  # Unix seconds
    queued: float  # Unix seconds; when it was last put in the queue
    state: State = State.QUEUED
    progress: int = 0  # per cent, never less than before
    attempt: int = 0
    result: str = ""  # the name of the PDF in Files
    error: str = ""  # what the user may read
    version: int = 1  # grows by one with each change

    @property
    def source(self) -> str:
        """The name of the document in Files."""
        return f"{self.id}/document"

    # --8<-- [start:changed]
    def changed(self, **changes: Any) -> "Job":
        """The next version, as the table of states allows it."""
        job = replace(self, **changes, version=self.version + 1)
        if job.state != self.state and job.state not in NEXT[self.state]:
            raise ValueError(f"{self.state} to {job.state}")
        return replace(job, progress=max(job.progress, self.progress))

    # --8<-- [end:changed]


@dataclass(frozen=True)
class Delivery:
    """A message in the hands of one worker until its lease ends."""

    job_id: str
    receipt: str
    count: int  # how often it was delivered; 1 the first time


# --8<-- [start:interfaces]
class JobStore(Protocol):
    def add(self, job: Job, key: str = "") -> Job:
        """Keep a new job; for a key seen before, return the job kept then."""

    def kept(self, key: str) -> Job | None:
        """The job that was added with this key."""

    def get(self, job_id: str) -> Job | None: ...

    def save(self, job: Job, **changes: Any) -> Job | None:
        """Write changes; None if somebody changed it since `job` was read."""

    def stale(self, waiting_since: float, now: float) -> list[Job]:
        """Jobs queued before `waiting_since`, and jobs that expired."""


class JobQueue(Protocol):
    def send(self, job_id: str) -> None: ...

    def receive(self, lease: float) -> Delivery | None:
        """Take a message for `lease` seconds; None if none is to be had."""

    def extend(self, delivery: Delivery, lease: float) -> bool:
        """Keep it longer; False if it is no longer ours."""

    def done(self, delivery: Delivery) -> None: ...

    def give_back(self, delivery: Delivery) -> None:
        """Let another worker have it now."""


class Files(Protocol):
    def write(self, name: str, chunks: Iterable[bytes]) -> int:
        """Keep a file whole or not at all; its size in bytes."""

    def open(self, name: str) -> BinaryIO:
        """Read it; FileNotFoundError if there is none."""

    def remove(self, job_id: str) -> None:
        """All files of a job: those whose names begin with `<job_id>/`."""


# --8<-- [end:interfaces]


@dataclass(frozen=True)
class Parts:
    """A backend: one of each."""

    store: JobStore
    queue: JobQueue
    files: Files
