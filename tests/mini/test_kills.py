"""Ten thousand jobs, four workers, and kill -9 at random: nothing is lost, and nothing takes effect twice."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from mini_queue import queue as package
from mini_queue.inbox import Inbox
from mini_queue.queue import Queue
from mini_queue.states import State

JOBS, WORKERS, KILLS = 10_000, 4, 24
# A worker that goes on until it is killed. NORMAL: the kernel keeps what a killed process wrote; only a loss of power
# could take the last commits, and the folder of this test would not survive that anyway.
WORKS = """
import sys
from mini_queue.inbox import Inbox
from mini_queue.queue import Queue
from mini_queue.worker import Worker

queue = Queue(sys.argv[1], synchronous="NORMAL")
inbox = Inbox(queue.database, queue.now)

def effect(job):
    with inbox.once(f"job {job.id}") as first:
        if first:
            queue.database.rows("INSERT INTO effects VALUES (?)", job.args)

Worker(queue, {"effect": effect}, lease=2, poll=0.01).run()
"""


@pytest.fixture
def filled(memory: Path) -> Iterator[Queue]:
    queue = Queue(memory / "queue.sqlite", synchronous="NORMAL")
    Inbox(queue.database, queue.now)  # makes its table
    queue.database.rows("CREATE TABLE effects (n INTEGER)")
    with queue.database.transaction():
        for n in range(JOBS):
            queue.put("effect", n)
    yield queue
    queue.database.close()


@contextmanager
def workers(file: Path) -> Iterator["Workers"]:
    team = Workers(file)
    try:
        yield team
    finally:
        for process in team.processes:
            process.kill()
            process.wait()


class Workers:
    def __init__(self, file: Path) -> None:
        snippets = str(Path(package.__file__).parents[1])
        self._command = [sys.executable, "-c", WORKS, str(file)]
        self._environment = os.environ | {"PYTHONPATH": snippets}
        self.processes = [self._new() for _ in range(WORKERS)]

    def _new(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command, env=self._environment)

    def kill(self, place: int) -> None:
        """With SIGKILL; another takes its place."""
        self.processes[place].kill()
        assert self.processes[place].wait() == -9  # it has not ended by itself
        self.processes[place] = self._new()


def test_of_ten_thousand_jobs_and_random_kills_none_is_lost_and_none_is_done_twice(memory: Path, filled: Queue) -> None:
    chance = random.Random(17)
    kill_at = sorted(chance.sample(range(200, JOBS - 200), KILLS))
    with workers(memory / "queue.sqlite") as team:
        while (done := filled.counts()[State.DONE]) < JOBS:
            if kill_at and done >= kill_at[0]:
                kill_at.pop(0)
                team.kill(chance.randrange(WORKERS))
            time.sleep(0.01)  # the tables of other processes: there is nothing to wait for but a new look
    assert not kill_at
    rows = filled.database.rows
    assert filled.counts() == {state: JOBS if state == State.DONE else 0 for state in State}
    assert [tuple(row) for row in rows("SELECT count(*), count(DISTINCT n) FROM effects")] == [(JOBS, JOBS)]
    assert rows("SELECT 1 FROM jobs WHERE count > 1"), "no kill hit a worker that had a job"
