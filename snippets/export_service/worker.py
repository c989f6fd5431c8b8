"""Takes jobs from the queue, one at a time, and loses none."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any, BinaryIO

from .convert import BrokenDocument, to_pdf
from .hold import Hold, Lost
from .interfaces import Delivery, Job, Parts
from .pause import paused
from .settings import Settings
from .states import FINAL, State
from .sweep import sweep

Converter = Callable[[Job, BinaryIO, Callable[[int], None]], bytes]
log = logging.getLogger(__name__)


class Worker:
    """`start` and `stop` for a thread of its own; `step` for one message."""

    def __init__(
        self,
        parts: Parts,
        settings: Settings,
        convert: Converter = to_pdf,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._parts = parts
        self._settings = settings
        self._convert = convert
        self._now = now
        self._hold: Hold | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self.run, daemon=True)

    def start(self) -> None:
        self._thread.start()

    # --8<-- [start:stop]
    def stop(self) -> None:
        """Take nothing new; finish what runs, or give it back in time."""
        self._stopping.set()
        self._thread.join(self._settings.grace)
        if hold := self._hold:
            hold.give_back(self._now())

    # --8<-- [end:stop]

    # --8<-- [start:run]
    def run(self) -> None:
        next_sweep = 0.0
        while not self._stopping.is_set():
            try:
                if time.monotonic() >= next_sweep:
                    sweep(self._parts, self._settings, self._now())
                    next_sweep = time.monotonic() + self._settings.sweep_every
                if self.step():
                    continue
            except Exception:  # its message comes back after the lease
                log.exception("a worker goes on")
            self._stopping.wait(self._settings.poll)

    # --8<-- [end:run]

    # --8<-- [start:step]
    def step(self) -> bool:
        """One message; False if there is none, or a pause."""
        parts, lease = self._parts, self._settings.lease
        if paused(parts.files) is not None:
            return False
        delivery = parts.queue.receive(lease)
        if not delivery:
            return False
        if job := self._started(delivery):
            with Hold(parts, delivery, job, lease) as hold:
                self._hold = hold
                try:
                    self._work(hold)
                except Lost:
                    log.info("%s is no longer ours", job.id)
                finally:
                    self._hold = None
            if hold.given_back:
                return True
        parts.queue.done(delivery)
        return True

    # --8<-- [end:step]

    # --8<-- [start:started]
    def _started(self, delivery: Delivery) -> Job | None:
        """The job, now running; None if there is nothing to be done."""
        store = self._parts.store
        while (job := store.get(delivery.job_id)) and job.state not in FINAL:
            if job.state == State.RUNNING and delivery.count == 1:
                return None  # another message for it is in good hands
            changes: dict[str, Any] = {
                "state": State.RUNNING,
                "attempt": job.attempt + 1,
            }
            if delivery.count > self._settings.max_deliveries:
                changes = {"state": State.FAILED, "error": "tried too often"}
            if saved := store.save(job, **changes):
                return saved if saved.state == State.RUNNING else None
        return None

    # --8<-- [end:started]

    # --8<-- [start:work]
    def _work(self, hold: Hold) -> None:
        files, job = self._parts.files, hold.job
        with files.open(job.source) as source:
            try:
                pdf = self._convert(
                    job, source, lambda per_cent: hold.save(progress=per_cent)
                )
            except BrokenDocument as error:
                hold.save(state=State.FAILED, error=str(error))
                return
        result = f"{job.id}/result-{job.attempt}.pdf"
        files.write(result, [pdf])
        hold.save(state=State.DONE, progress=100, result=result)

    # --8<-- [end:work]
