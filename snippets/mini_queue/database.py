"""One connection to a SQLite file, for the threads of one process."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from .states import IllegalMove

BUSY = 30.0  # seconds to wait while another process writes


class Database:
    """Statements, one at a time; alone they commit by themselves."""

    # --8<-- [start:connect]
    def __init__(self, path: str | Path, synchronous: str = "FULL") -> None:
        """Open the file, or make it.

        Args:
            path: on a local disk: WAL needs shared memory, no network drive.
            synchronous: FULL, every commit survives a loss of power; NORMAL,
                the last ones may not; kill -9 loses none with either.
        """
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(
            path,
            timeout=BUSY,
            isolation_level=None,  # nothing begins or commits behind our back
            check_same_thread=False,  # the lock sees to it
        )
        self._connection.row_factory = sqlite3.Row
        self._use_wal()
        self.rows(f"PRAGMA synchronous = {synchronous}")

    # --8<-- [end:connect]

    def _use_wal(self) -> None:
        """Alone among all statements this one may fail at once, without
        waiting: when another process writes to a file that is still new."""
        end = time.monotonic() + BUSY
        while True:
            try:
                self.rows("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.01)

    def rows(
        self, statement: str, /, *values: Any, **named: Any
    ) -> list[sqlite3.Row]:
        """Run one statement with `?` or `:name`; all its rows.

        Raises:
            IllegalMove: it would change a state as MOVES does not allow.
            sqlite3.OperationalError: others wrote for more than BUSY seconds.
        """
        with self._lock:
            try:
                found = self._connection.execute(statement, named or values)
                return found.fetchall()  # it commits when the last is read
            except sqlite3.IntegrityError as error:
                if "illegal move" in str(error):
                    raise IllegalMove(str(error)) from None
                raise

    # --8<-- [start:transaction]
    @contextmanager
    def transaction(self) -> Iterator[Self]:
        """All that is written inside, or nothing; inside another, a part of it.

        Other threads and processes wait until it ends: keep it short.
        """
        with self._lock:
            begin, commit, back = "BEGIN IMMEDIATE", "COMMIT", ["ROLLBACK"]
            if self._connection.in_transaction:
                begin, commit = "SAVEPOINT inner", "RELEASE inner"
                back = ["ROLLBACK TO inner", commit]
            self.rows(begin)
            try:
                yield self
                self.rows(commit)
            except BaseException:
                if self._connection.in_transaction:  # SQLite may have ended it
                    for statement in back:
                        self.rows(statement)
                raise

    # --8<-- [end:transaction]

    def close(self) -> None:
        with self._lock:
            self._connection.close()
