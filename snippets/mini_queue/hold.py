"""One job in the hands of one worker: the heartbeat keeps its lease."""

import logging
import threading
from types import TracebackType
from typing import Self

from .job import Job
from .queue import Queue

log = logging.getLogger(__name__)


class Lost(Exception):
    """The job is no longer ours: late, cancelled or given back."""


class Hold:
    """While it is open, a thread extends the lease of a job."""

    def __init__(self, queue: Queue, job: Job, lease: float) -> None:
        """`lease` in seconds; it is renewed each third of it."""
        self.job = job
        self._queue = queue
        self._lease = lease
        self._lost = threading.Event()
        self._ended = threading.Event()
        self._heart = threading.Thread(target=self._beat, daemon=True)

    # --8<-- [start:check]
    @property
    def lost(self) -> bool:
        """Somebody else may have the job; found out at the next beat."""
        return self._lost.is_set()

    def check(self) -> None:
        """For long tasks, between two steps: Lost if the job is lost."""
        if self.lost:
            raise Lost(f"job {self.job.id}")

    def give_back(self) -> bool:
        """From any thread: the next worker may have it now."""
        self._lost.set()
        return self._queue.give_back(self.job)

    # --8<-- [end:check]

    def __enter__(self) -> Self:
        self._heart.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._heart.join()

    # --8<-- [start:heartbeat]
    def _beat(self) -> None:
        while not self._ended.wait(self._lease / 3):
            try:
                if not self._queue.extend(self.job, self._lease):
                    self._lost.set()
                    return
            except Exception:  # there are two more beats in a lease
                log.exception("heartbeat of job %s", self.job.id)

    # --8<-- [end:heartbeat]
