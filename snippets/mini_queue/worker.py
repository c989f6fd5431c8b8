"""Takes jobs from the queue, one at a time, and loses none."""

import logging
import threading
from collections.abc import Callable, Mapping

from .hold import Hold
from .job import Job
from .queue import Queue

Task = Callable[[Job], object]
Claim = Callable[[float], Job | None]
# job, its error, the time now: seconds until the next try; None: no more
Policy = Callable[[Job, Exception, float], float | None]
log = logging.getLogger(__name__)


class Worker:
    """`step` for one job; `run` until `stop`."""

    def __init__(
        self,
        queue: Queue,
        tasks: Mapping[str, Task],
        policy: Policy | None = None,
        *,
        lease: float = 30.0,
        claim: Claim | None = None,
        poll: float = 0.1,
    ) -> None:
        """Make a worker that does nothing yet.

        Args:
            queue: where the jobs are.
            tasks: what to call for each name of a task.
            policy: after an error; without it the job comes back when its
                lease ends.
            lease: seconds that a job is ours unless the heartbeat renews it.
            claim: another way to take a job: see dead.py, limits.py.
            poll: seconds between two looks at an empty queue.
        """
        self.hold: Hold | None = None  # of the job that runs
        self._queue = queue
        self._tasks = tasks
        self._policy = policy
        self._lease = lease
        self._claim = claim or queue.claim
        self._poll = poll
        self._stopping = threading.Event()
        self._idle = threading.Event()
        self._idle.set()

    # --8<-- [start:step]
    def step(self) -> bool:
        """One job; False if there is none."""
        job = self._claim(self._lease)
        if not job:
            return False
        with Hold(self._queue, job, self._lease) as self.hold:
            try:
                self._tasks[job.task](job)
            except Exception as error:
                self._failed(job, error)
            else:
                self._queue.ack(job)  # after the effect: twice, never none
        return True

    # --8<-- [end:step]

    # --8<-- [start:failed]
    def _failed(self, job: Job, error: Exception) -> None:
        text = f"{type(error).__name__}: {error}"
        log.warning("job %s, delivery %s: %s", job.id, job.count, text)
        if not self._policy:
            return  # it comes back when its lease ends
        now = self._queue.now()
        delay = self._policy(job, error, now)
        if delay is None:
            self._queue.bury(job, text)
        else:
            self._queue.retry(job, now + delay, text)

    # --8<-- [end:failed]

    # --8<-- [start:run]
    def run(self) -> None:
        """Work until somebody calls `stop`."""
        self._idle.clear()
        try:
            while not self._stopping.is_set():
                if not self._try_step():
                    self._stopping.wait(self._poll)
        finally:
            self._idle.set()

    def _try_step(self) -> bool:
        try:
            return self.step()
        except Exception:  # of the queue: what was claimed comes back
            log.exception("the worker goes on")
            return False

    def stop(self, grace: float | None = None) -> bool:
        """From another thread or a signal handler: take nothing new.

        Args:
            grace: seconds for the job that runs; then it is given back.
                None: it may take as long as it likes, nobody waits here.

        Returns:
            Whether nothing runs any more.
        """
        self._stopping.set()
        if grace is None or self._idle.wait(grace):
            return self._idle.is_set()
        if hold := self.hold:
            hold.give_back()
        return False

    # --8<-- [end:run]
