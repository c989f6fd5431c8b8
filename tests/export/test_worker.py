"""The workers of the export service as processes: killed, asked to stop, and many of them."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from checker.project import HERE
from export_service.interfaces import Delivery, Job, Parts
from export_service.settings import Settings, backend
from export_service.states import State
from export_service.worker import Worker

from export.jobs import now, submitted, text

# the worker of the service with a converter that waits half way until it is told to go on
WAITS = """
import logging, os
from export_service.__main__ import work
from export_service.convert import to_pdf
from export_service.settings import Settings

def convert(job, source, report):
    report(50)
    os.write(1, b"half\\n")
    os.read(0, 1)
    return to_pdf(job, source, report)

logging.basicConfig(level=logging.INFO)
work(Settings.read(), convert)
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(folder=tmp_path, lease=1, poll=0.01, keep=3600)


@pytest.fixture
def parts(settings: Settings) -> Parts:
    return backend(settings)


def environment(settings: Settings) -> dict[str, str]:
    """That from which a process reads these settings."""
    ours = {f"EXPORT_{name.upper()}": str(value) for name, value in vars(settings).items()}
    return os.environ | ours | {"PYTHONPATH": str(HERE.snippets)}


@contextmanager
def waiting(settings: Settings) -> Iterator[subprocess.Popen[str]]:
    """A worker that is half way through a job."""
    command = [sys.executable, "-c", WAITS]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, env=environment(settings), stdin=pipe, stdout=pipe, stderr=pipe, text=True, bufsize=1
    ) as process:
        try:
            assert process.stdout and process.stdout.readline() == "half\n"
            yield process
        finally:
            process.kill()


def work_until_done(parts: Parts, settings: Settings, job: Job) -> None:
    worker = Worker(parts, settings)
    while now(parts, job).state != State.DONE:
        if not worker.step():
            time.sleep(settings.poll)  # the step is the worker's, and so is the pause between two


def test_killed_in_the_middle_it_is_delivered_again(parts: Parts, settings: Settings) -> None:
    job = submitted_now(parts)
    with waiting(settings) as process:
        process.kill()
        process.wait()
    left = now(parts, job)
    assert (left.state, left.progress, left.attempt) == (State.RUNNING, 50, 1)
    work_until_done(parts, settings, job)
    assert (now(parts, job).attempt, now(parts, job).result) == (2, f"{job.id}/result-2.pdf")
    assert job.id in text(parts, job)
    with pytest.raises(FileNotFoundError):
        parts.files.open(f"{job.id}/result-1.pdf")
    assert messages(settings) == 0


def test_asked_to_stop_it_finishes_what_it_has(parts: Parts, settings: Settings) -> None:
    job, other = submitted_now(parts), submitted_now(parts)
    with waiting(replace(settings, grace=60)) as process:
        asked_to_stop(process)
        process.communicate("\n")
        assert process.returncode == 0
    assert (now(parts, job).state, now(parts, job).attempt) == (State.DONE, 1)
    assert (now(parts, other).state, now(parts, other).attempt) == (State.QUEUED, 0)
    assert messages(settings) == 1


def test_asked_to_stop_for_too_long_it_gives_back(parts: Parts, settings: Settings) -> None:
    job = submitted_now(parts)
    with waiting(replace(settings, grace=0, lease=600)) as process:
        asked_to_stop(process)
        process.communicate()  # ends though its converter does not
        assert process.returncode == 0
    given = now(parts, job)
    assert (given.state, given.progress, given.attempt) == (State.QUEUED, 50, 1)
    delivery = parts.queue.receive(600)  # not after its lease of ten minutes, now
    assert delivery and (delivery.job_id, delivery.count) == (job.id, 2)


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


def submitted_now(parts: Parts, name: str = "") -> Job:
    """A job of this moment, as the web leaves it."""
    return submitted(parts, name, created=time.time())


def asked_to_stop(process: subprocess.Popen[str]) -> None:
    """Send SIGTERM, and wait until it was seen."""
    process.send_signal(signal.SIGTERM)
    assert process.stderr
    while "asked to stop" not in process.stderr.readline():
        pass


def messages(settings: Settings) -> int:
    """How many are in the queue, seen or not."""
    database = sqlite3.connect(settings.folder / "jobs.sqlite")
    try:
        return count(database, "messages")
    finally:
        database.close()


def count(database: sqlite3.Connection, what: str) -> int:
    return int(database.execute(f"SELECT count(*) FROM {what}").fetchone()[0])
