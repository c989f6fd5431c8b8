"""A queue in a table of SQLite."""

import secrets
import time
from collections.abc import Callable
from pathlib import Path

from .interfaces import Delivery
from .sqlite import Database

SCHEMA = """
CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY, job_id TEXT, count INTEGER DEFAULT 0,
    free_at REAL DEFAULT 0, receipt TEXT
) STRICT
"""
# --8<-- [start:claim]
CLAIM = """
UPDATE messages SET receipt = ?, free_at = ?, count = count + 1
WHERE id = (
    SELECT id FROM messages WHERE free_at <= ? ORDER BY id LIMIT 1
)
RETURNING job_id, receipt, count
"""
EXTEND = "UPDATE messages SET free_at = ? WHERE receipt = ? RETURNING id"
DONE = "DELETE FROM messages WHERE receipt = ?"
# --8<-- [end:claim]
SEND = "INSERT INTO messages (job_id) VALUES (?)"
GIVE_BACK = "UPDATE messages SET free_at = 0, receipt = NULL WHERE receipt = ?"


class SqliteQueue:
    """JobQueue in a file; its leases are in the time of this machine."""

    def __init__(
        self, path: Path, now: Callable[[], float] = time.time
    ) -> None:
        self._database = Database(path, SCHEMA)
        self._now = now
        self.close = self._database.close

    def send(self, job_id: str) -> None:
        self._database.rows(SEND, job_id)

    # --8<-- [start:lease]
    def receive(self, lease: float) -> Delivery | None:
        now = self._now()
        receipt = secrets.token_hex(16)
        rows = self._database.rows(CLAIM, receipt, now + lease, now)
        return Delivery(*rows[0]) if rows else None

    def extend(self, delivery: Delivery, lease: float) -> bool:
        free_at = self._now() + lease
        return bool(self._database.rows(EXTEND, free_at, delivery.receipt))

    def done(self, delivery: Delivery) -> None:
        self._database.rows(DONE, delivery.receipt)

    # --8<-- [end:lease]

    def give_back(self, delivery: Delivery) -> None:
        self._database.rows(GIVE_BACK, delivery.receipt)
