"""One job in the hands of one worker."""

import logging
import threading
from types import TracebackType
from typing import Any

from .interfaces import Delivery, Job, Parts
from .states import State

log = logging.getLogger(__name__)


class Lost(Exception):
    """The job is no longer ours: cancelled, given back or taken over."""


class Hold:
    """While it is open, a heartbeat keeps the message."""

    def __init__(
        self, parts: Parts, delivery: Delivery, job: Job, lease: float
    ) -> None:
        self.job = job
        self.given_back = False
        self._parts = parts
        self._delivery = delivery
        self._lease = lease
        self._lost = False
        self._ended = threading.Event()
        self._saving = threading.Lock()
        self._heart = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> "Hold":
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

    # --8<-- [start:save]
    def save(self, **changes: Any) -> None:
        """Write changes; Lost if somebody else has changed the job."""
        with self._saving:
            if self._lost:
                raise Lost
            saved = self._parts.store.save(self.job, **changes)
            if not saved:
                raise Lost
            self.job = saved

    # --8<-- [end:save]

    # --8<-- [start:give_back]
    def give_back(self, now: float) -> None:
        """From another thread: the next worker may have it at once."""
        with self._saving:
            if self.job.state != State.RUNNING:  # it ended in time
                return
            save = self._parts.store.save
            if save(self.job, state=State.QUEUED, queued=now):
                self.given_back = True
                self._parts.queue.give_back(self._delivery)

    # --8<-- [end:give_back]

    # --8<-- [start:heartbeat]
    def _beat(self) -> None:
        while not self._ended.wait(self._lease / 3):
            try:
                if not self._parts.queue.extend(self._delivery, self._lease):
                    self._lost = True
                    return
            except Exception:
                log.exception("heartbeat of %s", self.job.id)

    # --8<-- [end:heartbeat]
