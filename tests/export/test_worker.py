"""The workers of the export service: their heartbeat, their errors, and many of them at once."""

import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from export_service.interfaces import Delivery, Job, Parts
from export_service.settings import Settings, backend
from export_service.states import State
from export_service.worker import Worker

from export.jobs import now, text
from export.processes import environment, submitted_now


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(folder=tmp_path, lease=1, poll=0.01, keep=3600)


@pytest.fixture
def parts(settings: Settings) -> Parts:
    return backend(settings)


def test_the_environment_sets_what_it_names() -> None:
    named = {"EXPORT_LEASE": "1.5", "EXPORT_FOLDER": "/srv/exports", "EXPORT_PORT": "80", "LEASE": "9"}
    assert Settings.read(named) == Settings(lease=1.5, folder=Path("/srv/exports"), port=80)
    with pytest.raises(ValueError, match="soon"):
        Settings.read({"EXPORT_LEASE": "soon"})


class Queue:
    """A queue that tells of each heartbeat, and can lose a message."""

    def __init__(self, parts: Parts) -> None:
        self.queue = parts.queue
        self.send, self.receive = parts.queue.send, parts.queue.receive
        self.done, self.give_back = parts.queue.done, parts.queue.give_back
        self.beat = threading.Semaphore(0)
        self.answer: Callable[[Delivery, float], bool] = self.queue.extend

    def extend(self, delivery: Delivery, lease: float) -> bool:
        try:
            return self.answer(delivery, lease)
        finally:
            self.beat.release()


def test_the_heartbeat_keeps_the_message(parts: Parts, settings: Settings) -> None:
    queue = Queue(parts)
    job = submitted_now(parts)

    def convert(*_: object) -> bytes:
        ends = time.monotonic() + 2 * settings.lease
        while time.monotonic() < ends:
            assert queue.beat.acquire(timeout=60)
        assert parts.queue.receive(settings.lease) is None
        return b"done"

    assert Worker(replace(parts, queue=queue), settings, convert).step()
    assert (now(parts, job).state, now(parts, job).attempt) == (State.DONE, 1)


def test_who_loses_the_message_stops(parts: Parts, settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    queue = Queue(parts)
    job = submitted_now(parts)

    def fails(*_: object) -> bool:
        queue.answer = lambda *_: False
        raise OSError("the queue does not answer")

    queue.answer = fails

    def convert(_: Job, __: object, report: Callable[[int], None]) -> bytes:
        assert queue.beat.acquire(timeout=60) and queue.beat.acquire(timeout=60)
        while True:  # until it is told
            report(50)

    assert Worker(replace(parts, queue=queue), replace(settings, lease=0.03), convert).step()
    assert now(parts, job).state == State.RUNNING
    assert "the queue does not answer" in caplog.text


def test_an_error_does_not_end_a_worker(parts: Parts, settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    job, other = submitted_now(parts), submitted_now(parts)
    reached = threading.Event()

    def convert(job_now: Job, *_: object) -> bytes:
        if job_now.id == job.id:
            raise MemoryError("too large")
        reached.set()
        return b"done"

    worker = Worker(parts, replace(settings, lease=600), convert)
    worker.start()
    assert reached.wait(60)
    worker.stop()
    assert (now(parts, job).state, now(parts, other).state) == (State.RUNNING, State.DONE)
    assert "MemoryError: too large" in caplog.text


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder without a disk below it: kill -9 loses nothing of what was written, so a disk would only be slow."""
    place = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        yield Path(folder)


def test_of_a_thousand_jobs_and_random_kills_none_is_lost(memory: Path, settings: Settings) -> None:
    settings = replace(settings, folder=memory, max_deliveries=1000)
    parts, chance = backend(settings), random.Random(17)
    jobs = [submitted_now(parts, f"A-{number}") for number in range(1000)]
    command = [sys.executable, "-m", "export_service", "worker", "--processes", "4"]
    kill_at = sorted(chance.sample(range(1, 1000), 8))
    with (
        subprocess.Popen(command, env=environment(settings), stderr=subprocess.DEVNULL) as supervisor,
        sqlite3.connect(memory / "jobs.sqlite") as database,
    ):
        workers = psutil.Process(supervisor.pid).children
        while (done := count(database, "jobs WHERE state = 'done'")) < len(jobs):
            assert supervisor.poll() is None
            if kill_at and done >= kill_at[0] and (running := workers()):
                kill_at.pop(0)
                chance.choice(running).kill()
            time.sleep(0.01)  # the table of another process: there is nothing to wait for but a new look
        while count(database, "messages"):
            time.sleep(0.01)  # likewise
        left = workers()
        supervisor.terminate()
        assert supervisor.wait() == 0
        assert not any(process.is_running() for process in left)
    database.close()
    assert not kill_at
    for job in jobs:
        assert job.id in text(parts, job).split()


def count(database: sqlite3.Connection, what: str) -> int:
    return int(database.execute(f"SELECT count(*) FROM {what}").fetchone()[0])
