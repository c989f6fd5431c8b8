"""Each message takes effect once, however often it is delivered."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from .database import Database

TABLE = """
CREATE TABLE IF NOT EXISTS inbox (
    key TEXT PRIMARY KEY, begun REAL NOT NULL, done REAL, result TEXT
) STRICT
"""
# --8<-- [start:mark]
MARK = """
INSERT INTO inbox (key, begun, done) VALUES (:key, :now, :now)
ON CONFLICT DO NOTHING RETURNING key
"""
# --8<-- [end:mark]
# --8<-- [start:two_marks]
BEGIN = """
INSERT INTO inbox (key, begun) VALUES (:key, :now)
ON CONFLICT DO NOTHING RETURNING key
"""
FINISH = """
UPDATE inbox SET done = :now, result = :result
WHERE key = :key AND done IS NULL RETURNING key
"""
# --8<-- [end:two_marks]
FORGET = "DELETE FROM inbox WHERE done < ? RETURNING key"


@dataclass(frozen=True)
class Mark:
    """What is known of an effect outside the database."""

    first: bool  # nobody has begun it before
    done: bool  # it was finished; if neither, only the other side knows
    result: Any = None  # what `finish` was given


class Inbox:
    """Marks of what has taken effect, in the database of the effects."""

    def __init__(self, database: Database, now: Callable[[], float]) -> None:
        """`now` gives seconds since the epoch."""
        self._database = database
        self._now = now
        database.rows(TABLE)

    # --8<-- [start:once]
    @contextmanager
    def once(self, key: str) -> Iterator[bool]:
        """True the first time; effect and mark are one transaction.

        The effect must be in the same database. An error inside undoes the
        mark too: the next delivery is the first again.
        """
        with self._database.transaction() as database:
            yield bool(database.rows(MARK, key=key, now=self._now()))

    # --8<-- [end:once]

    # --8<-- [start:two_phase]
    def begin(self, key: str) -> Mark:
        """Before an effect outside: mark it as begun, or say how far it is."""
        with self._database.transaction() as database:
            if database.rows(BEGIN, key=key, now=self._now()):
                return Mark(first=True, done=False)
            row = database.rows("SELECT * FROM inbox WHERE key = ?", key)[0]
        done = row["done"] is not None
        return Mark(False, done, json.loads(row["result"] or "null"))

    def finish(self, key: str, result: Any = None) -> bool:
        """After it: keep its result; False if it was not begun, or is done."""
        values = {"key": key, "now": self._now(), "result": json.dumps(result)}
        return bool(self._database.rows(FINISH, **values))

    # --8<-- [end:two_phase]

    def forget(self, before: float) -> int:
        """Remove what was done before then; its keys count as new again."""
        return len(self._database.rows(FORGET, before))
