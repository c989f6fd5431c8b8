"""The queue: jobs in a table, and a statement for each thing it does."""

import json
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .database import Database
from .job import INDEXES, TABLE, Job, job_of
from .states import LIVE, State, guard

# --8<-- [start:controls]
# what an operator has paused or drained: see control.py
CONTROLS = """
CREATE TABLE IF NOT EXISTS controls (
    lane TEXT, mode TEXT CHECK (mode IN ('pause', 'drain')),
    PRIMARY KEY (lane, mode)
) STRICT
"""
# --8<-- [end:controls]
FIND = "SELECT id FROM jobs WHERE key = ?"
PUT = """
INSERT INTO jobs (
    task, args, key, due, expires, priority, lane, headers, put_at
) VALUES (
    :task, :args, :key, :due, :expires, :priority, :lane, :headers, :now
)
RETURNING id
"""
EXPIRE = f"""
UPDATE jobs SET state = 'dead', error = 'expired', receipt = NULL, ended = :now
WHERE {LIVE} AND expires <= :now AND due <= :now
"""
# --8<-- [start:claim]
CLAIM = """
UPDATE jobs SET state = 'running', receipt = :receipt, count = count + 1,
    started = :now, waited = :now - due, due = :now + :lease
WHERE id = (
    SELECT id FROM jobs WHERE {live} AND due <= :now AND {only}
    ORDER BY {order} LIMIT 1
)
RETURNING *
"""
# --8<-- [end:claim]
# --8<-- [start:receipt]
OURS = "WHERE id = :id AND receipt = :receipt RETURNING id"
EXTEND = f"UPDATE jobs SET due = :now + :lease {OURS}"
ACK = f"UPDATE jobs SET state = 'done', receipt = NULL, ended = :now {OURS}"
# --8<-- [end:receipt]
# --8<-- [start:failures]
FAILED = """receipt = NULL, error = :error, history = json_insert(
    history, '$[#]', json_object('at', :now, 'count', count, 'error', :error)
)"""
RETRY = f"UPDATE jobs SET state = 'waiting', due = :due, {FAILED} {OURS}"
BURY = f"UPDATE jobs SET state = 'dead', ended = :now, {FAILED} {OURS}"
GIVE_BACK = f"""
UPDATE jobs SET state = 'waiting', due = :now, receipt = NULL,
    count = count - 1  -- it was not the job that failed
{OURS}
"""
# --8<-- [end:failures]
PURGE = "DELETE FROM jobs WHERE state = ? AND ended < ? RETURNING id"


class Queue:
    """Jobs in a file, for any number of threads and processes."""

    def __init__(
        self,
        path: str | Path,
        now: Callable[[], float] = time.time,
        *,
        order: str = "id",
        only: str = "TRUE",
        dumps: Callable[[Any], str] = json.dumps,
        synchronous: str = "FULL",
    ) -> None:
        """Open the file, or make it.

        Args:
            path: of the file, on a local disk.
            now: the clock, in seconds since the epoch.
            order: which due job goes first, in SQL: see order.py.
            only: which jobs may go at all, in SQL.
            dumps: makes JSON of the args, or refuses: see payload.py.
            synchronous: as in Database.
        """
        self.database = Database(path, synchronous)
        self.now = now
        self._dumps = dumps
        self._claim = CLAIM.format(live=LIVE, only=only, order=order)
        for statement in (TABLE, *INDEXES, CONTROLS, guard()):
            self.database.rows(statement)

    # --8<-- [start:put]
    def put(
        self,
        task: str,
        args: Any = None,
        *,
        key: str | None = None,
        due: float | None = None,
        expires: float | None = None,
        priority: int = 0,
        lane: str = "",
        headers: dict[str, Any] | None = None,
    ) -> int:
        """Add a job, in the transaction of the caller if there is one.

        Args:
            due: not to be delivered before; now, if not given.
            expires: not to be delivered from then on.
            key: of a job that is there already: nothing is added.

        Returns:
            The id of the job, new or of that key.

        Raises:
            TypeError, ValueError: the args are no JSON, as `dumps` says.
        """
        now = self.now()
        values = {
            "task": task,
            "args": self._dumps(args),
            "key": key,
            "due": now if due is None else due,
            "expires": expires,
            "priority": priority,
            "lane": lane,
            "headers": json.dumps(headers or {}),
            "now": now,
        }
        with self.database.transaction() as database:
            rows = database.rows(FIND, key) or database.rows(PUT, **values)
        return int(rows[0]["id"])

    # --8<-- [end:put]

    # --8<-- [start:take]
    def claim(self, lease: float) -> Job | None:
        """Take the first due job for `lease` seconds; None if there is none."""
        receipt, now = secrets.token_hex(8), self.now()
        with self.database.transaction() as database:
            database.rows(EXPIRE, now=now)
            rows = database.rows(
                self._claim, receipt=receipt, now=now, lease=lease
            )
        return job_of(rows[0]) if rows else None

    def extend(self, job: Job, lease: float) -> bool:
        """Keep it for `lease` seconds from now; False if it is not ours."""
        return self._ours(EXTEND, job, lease=lease)

    def ack(self, job: Job) -> bool:
        """It is done; False if it is no longer ours, and nothing changes."""
        return self._ours(ACK, job)

    # --8<-- [end:take]

    # --8<-- [start:fail]
    def retry(self, job: Job, due: float, error: str) -> bool:
        """Deliver it again at `due`; False if it is not ours."""
        return self._ours(RETRY, job, due=due, error=error)

    def bury(self, job: Job, error: str) -> bool:
        """Deliver it never again; False if it is not ours."""
        return self._ours(BURY, job, error=error)

    def give_back(self, job: Job) -> bool:
        """As if it had not been claimed; False if it is not ours."""
        return self._ours(GIVE_BACK, job)

    def _ours(self, statement: str, job: Job, **values: Any) -> bool:
        values |= {"id": job.id, "receipt": job.receipt}
        rows = self.database.rows(statement, now=self.now(), **values)
        return bool(rows)

    # --8<-- [end:fail]

    def get(self, number: int) -> Job | None:
        """The job of this id, as it is now."""
        rows = self.database.rows("SELECT * FROM jobs WHERE id = ?", number)
        return job_of(rows[0]) if rows else None

    def counts(self) -> dict[State, int]:
        """How many jobs are in each state."""
        counted = self.database.rows(
            "SELECT state, count(*) FROM jobs GROUP BY state"
        )
        return dict.fromkeys(State, 0) | {State(s): n for s, n in counted}

    def purge(self, before: float, state: State = State.DONE) -> int:
        """Remove the jobs that ended so before then; how many.

        Their keys are forgotten: the next job with one of them is new.
        """
        return len(self.database.rows(PURGE, state, before))
