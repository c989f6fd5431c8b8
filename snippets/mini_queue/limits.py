"""How much may wait: a bounded queue, which refuses or sheds."""

from typing import Any

from .queue import Queue

WAITING = "SELECT count(*) FROM jobs WHERE state = 'waiting'"
# --8<-- [start:shed_sql]
LEAST = """
SELECT id FROM jobs WHERE state = 'waiting' ORDER BY priority, id DESC LIMIT 1
"""
SHED = """
UPDATE jobs SET state = 'cancelled', error = 'shed', ended = ? WHERE id = ?
"""
# --8<-- [end:shed_sql]


class Full(Exception):
    """As many jobs wait as may wait; nothing was added."""


# --8<-- [start:bounded]
class Bounded:
    """A queue in which at most `most` jobs wait."""

    def __init__(self, queue: Queue, most: int, shed: bool = False) -> None:
        """With `shed`, a job may take the place of one of less priority."""
        self._queue, self._most, self._shed = queue, most, shed

    def put(self, task: str, args: Any = None, **options: Any) -> int:
        """As Queue.put.

        Raises:
            Full: nothing was added; say so to who asked, with a 503.
        """
        with self._queue.database.transaction() as database:
            number = self._queue.put(task, args, **options)
            if database.rows(WAITING)[0][0] > self._most:
                least = database.rows(LEAST)[0]["id"] if self._shed else number
                if least == number:
                    raise Full(f"{self._most} jobs wait")  # and undoes the put
                database.rows(SHED, self._queue.now(), least)
        return number


# --8<-- [end:bounded]
