"""Jobs in a table of SQLite."""

from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

from .interfaces import Job
from .sqlite import Database
from .states import State

COLUMNS = [field.name for field in fields(Job)]
NAMES = ", ".join(COLUMNS)
SCHEMA = """
CREATE TABLE IF NOT EXISTS jobs (
    id TEXT PRIMARY KEY, filename TEXT, media_type TEXT,
    created REAL, expires REAL, queued REAL,
    state TEXT, progress INTEGER, attempt INTEGER,
    result TEXT, error TEXT, version INTEGER, key TEXT UNIQUE
) STRICT
"""
ADD = f"""
INSERT INTO jobs ({NAMES}, key) VALUES ({"?, " * len(COLUMNS)} ?)
ON CONFLICT (key) DO NOTHING
"""
# --8<-- [start:save]
SAVE = f"""
UPDATE jobs SET {", ".join(f"{name} = ?" for name in COLUMNS)}
WHERE id = ? AND version = ?
RETURNING id
"""
# --8<-- [end:save]
STALE = f"""
SELECT {NAMES} FROM jobs
WHERE state = 'queued' AND queued < ? OR state != 'expired' AND expires <= ?
"""


class SqliteStore:
    """JobStore in a file."""

    def __init__(self, path: Path) -> None:
        self._database = Database(path, SCHEMA)
        self.close = self._database.close

    def add(self, job: Job, key: str = "") -> Job:
        self._database.rows(ADD, *astuple(job), key or None)
        return self._where("key = ?", key)[0] if key else job

    def kept(self, key: str) -> Job | None:
        return next(iter(self._where("key = ?", key)), None)

    def get(self, job_id: str) -> Job | None:
        return next(iter(self._where("id = ?", job_id)), None)

    # --8<-- [start:save_method]
    def save(self, job: Job, **changes: Any) -> Job | None:
        after = job.changed(**changes)
        values = (*astuple(after), job.id, job.version)
        return after if self._database.rows(SAVE, *values) else None

    # --8<-- [end:save_method]

    def stale(self, waiting_since: float, now: float) -> list[Job]:
        return list(map(_job, self._database.rows(STALE, waiting_since, now)))

    def _where(self, condition: str, value: str) -> list[Job]:
        select = f"SELECT {NAMES} FROM jobs WHERE {condition}"
        return list(map(_job, self._database.rows(select, value)))


def _job(row: tuple[Any, ...]) -> Job:
    values = dict(zip(COLUMNS, row, strict=True))
    return Job(**values | {"state": State(values["state"])})
