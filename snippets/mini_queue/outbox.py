"""A message in the transaction of the row that it is about."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .database import Database

TABLE = """
CREATE TABLE IF NOT EXISTS outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    topic TEXT NOT NULL, body TEXT NOT NULL, added REAL NOT NULL, sent REAL
) STRICT
"""
INDEX = "CREATE INDEX IF NOT EXISTS unsent ON outbox (id) WHERE sent IS NULL"
# --8<-- [start:statements]
ADD = "INSERT INTO outbox (topic, body, added) VALUES (?, ?, ?) RETURNING id"
NEXT = "SELECT * FROM outbox WHERE sent IS NULL ORDER BY id LIMIT ?"
SENT = "UPDATE outbox SET sent = ? WHERE id = ?"
# --8<-- [end:statements]
PURGE = "DELETE FROM outbox WHERE sent < ? RETURNING id"


@dataclass(frozen=True)
class Message:
    """What is to be sent; who receives it knows it again by its id."""

    id: int
    topic: str
    body: Any


class Outbox:
    """Messages that wait in the database of the business."""

    def __init__(self, database: Database, now: Callable[[], float]) -> None:
        """`now` gives seconds since the epoch."""
        self._database = database
        self._now = now
        database.rows(TABLE)
        database.rows(INDEX)

    # --8<-- [start:add]
    def add(self, topic: str, body: Any) -> int:
        """Inside of the transaction of the row: both are there, or none."""
        rows = self._database.rows(ADD, topic, json.dumps(body), self._now())
        return int(rows[0]["id"])

    # --8<-- [end:add]

    # --8<-- [start:relay]
    def relay(self, send: Callable[[Message], object], most: int = 100) -> int:
        """Send what waits, the oldest first; how many were sent.

        May send twice (it dies between the two lines), never none. An error
        of `send` ends it: what follows keeps its place.
        """
        rows = self._database.rows(NEXT, most)
        for row in rows:
            send(Message(row["id"], row["topic"], json.loads(row["body"])))
            self._database.rows(SENT, self._now(), row["id"])
        return len(rows)

    # --8<-- [end:relay]

    def purge(self, before: float) -> int:
        """Remove what was sent before then; how many."""
        return len(self._database.rows(PURGE, before))
