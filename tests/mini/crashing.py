"""A producer with its worker that dies at each of its statements in turn, and another that finishes its work.

A program of its own, with one thread: it forks. For each death it prints a line of JSON: what was left, and what the
second process made of it.
"""

import json
import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

from mini_queue.inbox import Inbox
from mini_queue.job import Job
from mini_queue.outbox import Message, Outbox
from mini_queue.queue import Queue
from mini_queue.retry import Policy, fixed
from mini_queue.states import State
from mini_queue.worker import Worker

KEYS = ("first", "fails once", "fails always")
EFFECTS = "CREATE TABLE IF NOT EXISTS effects (job INTEGER)"


class Dying(sqlite3.Connection):
    """Kills its process before or after its statement number so and so: each has two boundaries."""

    boundaries = -1  # left to cross; below zero: immortal

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        self.cross()
        cursor = super().execute(*arguments)
        self.cross()
        return cursor

    @classmethod
    def cross(cls) -> None:
        if cls.boundaries == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        cls.boundaries -= 1


def produce_and_work(folder: Path, now: float) -> None:
    """Put three jobs, once however often this runs; work until nothing is left; relay what the effects have to say."""
    clock = [now]
    queue = Queue(folder / "queue.sqlite", lambda: clock[0])
    inbox, outbox = Inbox(queue.database, queue.now), Outbox(queue.database, queue.now)
    queue.database.rows(EFFECTS)
    for key in KEYS:
        queue.put(key, key=key)

    def effect(job: Job) -> None:
        with inbox.once(f"job {job.id}") as first:
            if first:
                queue.database.rows("INSERT INTO effects VALUES (?)", job.id)
                outbox.add("done", job.id)

    def fails_once(job: Job) -> None:
        if not job.history:
            raise OSError("once")
        effect(job)

    def fails_always(job: Job) -> None:
        raise ValueError("always")

    tasks = {"first": effect, "fails once": fails_once, "fails always": fails_always}
    worker = Worker(queue, tasks, Policy(fixed(5), attempts=3), lease=600)
    while queue.counts()[State.WAITING] + queue.counts()[State.RUNNING]:
        if not worker.step():
            clock[0] += 5
            if now and clock[0] > now + 10_000:
                return  # lost: the test will say so
    outbox.relay(lambda message: send(folder, message))


def send(folder: Path, message: Message) -> None:
    with (folder / "sent").open("a") as file:
        file.write(f"{message.body}\n")


def forked(folder: Path, now: float, boundaries: int) -> int:
    """The exit code of a process that does it all, or dies; -9 if it died."""
    child = os.fork()
    if not child:
        code = 1
        try:
            Dying.boundaries = boundaries
            produce_and_work(folder, now)
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def table(folder: Path, statement: str) -> list[Any]:
    database = sqlite3.connect(folder / "queue.sqlite", factory=sqlite3.Connection)
    try:
        return [list(row) for row in database.execute(statement).fetchall()]
    finally:
        database.close()


def main(folder: Path) -> None:
    connect = sqlite3.connect
    sqlite3.connect = lambda *args, **more: connect(*args, **{"factory": Dying, **more})
    boundaries, code = 0, -9
    while code == -9:
        place = folder / str(boundaries)
        place.mkdir()
        code = forked(place, 0, boundaries)
        second = forked(place, 1000, -1)
        said = {
            "boundary": boundaries,
            "codes": [code, second],
            "jobs": table(place, "SELECT key, state, count FROM jobs ORDER BY id"),
            "effects": table(place, "SELECT key FROM effects JOIN jobs ON jobs.id = effects.job ORDER BY job"),
            "sent": (place / "sent").read_text().split() if (place / "sent").exists() else [],
        }
        print(json.dumps(said), flush=True)
        boundaries += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
