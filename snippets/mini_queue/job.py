"""What the queue knows of a job, and the table that keeps it."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from .states import LIVE, State

# --8<-- [start:table]
TABLE = """
CREATE TABLE IF NOT EXISTS jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used a second time
    task TEXT NOT NULL, args TEXT NOT NULL, state TEXT DEFAULT 'waiting',
    count INTEGER DEFAULT 0, receipt TEXT, due REAL NOT NULL, expires REAL,
    priority INTEGER NOT NULL, lane TEXT NOT NULL, key TEXT UNIQUE,
    headers TEXT NOT NULL, put_at REAL NOT NULL, started REAL, waited REAL,
    ended REAL, error TEXT, history TEXT DEFAULT '[]'
) STRICT
"""
# --8<-- [end:table]
INDEXES = (
    f"CREATE INDEX IF NOT EXISTS live ON jobs (id) WHERE {LIVE}",
    "CREATE INDEX IF NOT EXISTS expiring ON jobs (expires)"
    f" WHERE {LIVE} AND expires IS NOT NULL",
    f"CREATE INDEX IF NOT EXISTS queues ON jobs (lane, id) WHERE {LIVE}",
    "CREATE INDEX IF NOT EXISTS lanes ON jobs (lane, started)",
)


# --8<-- [start:job]
@dataclass(frozen=True)
class Job:
    """What the queue knows of a job. Times are seconds since the epoch."""

    id: int
    task: str
    args: Any  # as JSON gives it back
    state: State
    count: int  # of its deliveries; 1 in the first, less those given back
    receipt: str | None  # of this delivery; None unless it runs
    due: float  # waiting: not before; running: the end of the lease
    expires: float | None  # from then on it is not delivered
    priority: int  # more goes first, in an order that asks for it
    lane: str  # whose it is, or what it is about
    key: str | None  # of all jobs with one key, the first is kept
    headers: dict[str, Any]
    put_at: float
    started: float | None  # its last delivery
    waited: float | None  # seconds from due to its last delivery
    ended: float | None  # done, dead or cancelled
    error: str | None  # the last one
    history: list[dict[str, Any]]  # of each failure: at, count, error


# --8<-- [end:job]


def job_of(row: sqlite3.Row) -> Job:
    """The job of a whole row of the table."""
    texts = ("args", "headers", "history")
    values = {name: json.loads(row[name]) for name in texts}
    return Job(**{**row, **values, "state": State(row["state"])})
