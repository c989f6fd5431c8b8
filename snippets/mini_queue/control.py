"""What an operator may do to a queue; who did what, when and why, is kept."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from .dead import DeadLetters
from .job import Job, job_of
from .queue import Queue
from .states import State

ALL = "*"  # every lane
# --8<-- [start:tables]
AUDIT = """CREATE TABLE IF NOT EXISTS audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL,
    who TEXT NOT NULL, what TEXT NOT NULL, target TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT"""
# --8<-- [end:tables]
# --8<-- [start:paused]
# for `only` of Queue: a queue without it delivers whatever is paused
NOT_PAUSED = """NOT EXISTS (
    SELECT 1 FROM controls
    WHERE mode = 'pause' AND controls.lane IN ('*', jobs.lane)
)"""
# --8<-- [end:paused]
SET = "INSERT INTO controls VALUES (?, ?) ON CONFLICT DO NOTHING"
RESUME = "DELETE FROM controls WHERE lane = ?"
DRAINS = "SELECT 1 FROM controls WHERE mode = 'drain' AND lane IN ('*', ?)"
# --8<-- [start:moves]
CANCEL = """UPDATE jobs SET state = 'cancelled', receipt = NULL, ended = :now
WHERE id = :id RETURNING id"""
REQUEUE = """UPDATE jobs SET state = 'waiting', receipt = NULL, count = 0,
    due = :now, expires = NULL, ended = NULL
WHERE id = :id RETURNING id"""
# --8<-- [end:moves]
PRIORITY = "UPDATE jobs SET priority = :priority WHERE id = :id RETURNING id"
NOTE = "INSERT INTO audit (at, who, what, target, why) VALUES (?, ?, ?, ?, ?)"


class Draining(Exception):
    """The queue takes no new jobs; it finishes those that it has."""


@dataclass(frozen=True)
class Entry:
    """One line of the audit; `at` in seconds since the epoch."""

    id: int
    at: float
    who: str
    what: str
    target: str
    why: str

    @property
    def when(self) -> str:
        """`at` as 2026-11-22T03:00:25+00:00."""
        return datetime.fromtimestamp(self.at, UTC).isoformat(" ", "seconds")


class Control:
    """The levers of one operator."""

    def __init__(self, queue: Queue, who: str) -> None:
        self.queue, self._who = queue, who
        queue.database.rows(AUDIT)

    # --8<-- [start:lanes]
    def pause(self, why: str, lane: str = ALL) -> None:
        """Deliver nothing; what runs goes on, what comes is kept."""
        self._set("pause", lane, why, SET, lane, "pause")

    def drain(self, why: str, lane: str = ALL) -> None:
        """Take nothing new; what waits is still delivered."""
        self._set("drain", lane, why, SET, lane, "drain")

    def resume(self, why: str, lane: str = ALL) -> None:
        """Neither paused nor drained any more."""
        self._set("resume", lane, why, RESUME, lane)

    def _set(
        self, what: str, lane: str, why: str, statement: str, *values: str
    ) -> None:
        with self.queue.database.transaction() as database:
            database.rows(statement, *values)
            self.note(what, f"lane {lane}", why)

    # --8<-- [end:lanes]

    def put(
        self, task: str, args: Any = None, *, lane: str = "", **options: Any
    ) -> int:
        """As Queue.put.

        Raises:
            Draining: nothing was added.
        """
        with self.queue.database.transaction() as database:
            if database.rows(DRAINS, lane):
                raise Draining(f"lane {lane!r} takes no new jobs")
            return self.queue.put(task, args, lane=lane, **options)

    # --8<-- [start:jobs]
    def cancel(self, number: int, why: str) -> None:
        """Never again; who runs it finds out at the next heartbeat.

        Raises:
            IllegalMove: it has ended, or was cancelled already.
            LookupError: there is no such job.
        """
        self._change("cancel", number, why, CANCEL, now=self.queue.now())

    def requeue(self, number: int, why: str) -> None:
        """From the start, now: a dead or cancelled job, or one that hangs.

        Raises:
            IllegalMove: it waits already, or is done.
            LookupError: there is no such job.
        """
        self._change("requeue", number, why, REQUEUE, now=self.queue.now())

    def set_priority(self, number: int, priority: int, why: str) -> None:
        """More goes first; LookupError if there is no such job."""
        what = f"priority {priority}"
        self._change(what, number, why, PRIORITY, priority=priority)

    def redrive(self, most: int, why: str) -> int:
        """Let the first dead jobs be delivered again; how many."""
        with self.queue.database.transaction():
            count = DeadLetters(self.queue).redrive(most=most)
            self.note("redrive", f"{count} jobs", why)
        return count

    def _change(
        self, what: str, number: int, why: str, statement: str, **values: Any
    ) -> None:
        with self.queue.database.transaction() as database:
            if not database.rows(statement, id=number, **values):
                raise LookupError(f"there is no job {number}")
            self.note(what, f"job {number}", why)

    # --8<-- [end:jobs]

    # --8<-- [start:audit]
    def note(self, what: str, target: str, why: str) -> None:
        """Keep it, in the transaction of what was done."""
        at = self.queue.now()
        self.queue.database.rows(NOTE, at, self._who, what, target, why)

    def audit(self, most: int = 50) -> list[Entry]:
        """The last that was done, the latest first."""
        last = "SELECT * FROM audit ORDER BY id DESC LIMIT ?"
        return [Entry(*row) for row in self.queue.database.rows(last, most)]

    # --8<-- [end:audit]

    def modes(self) -> dict[str, list[str]]:
        """What is paused or drained: {"mail": ["pause"]}; `*` is all."""
        rows = self.queue.database.rows("SELECT * FROM controls ORDER BY 1, 2")
        lanes = sorted({row["lane"] for row in rows})
        return {
            lane: [row["mode"] for row in rows if row["lane"] == lane]
            for lane in lanes
        }

    def jobs(self, state: State | None = None, most: int = 50) -> list[Job]:
        """The last jobs in a state, or in any; the latest first."""
        found = """SELECT * FROM jobs WHERE :state IS NULL OR state = :state
            ORDER BY id DESC LIMIT :most"""
        rows = self.queue.database.rows(found, state=state, most=most)
        return [job_of(row) for row in rows]
