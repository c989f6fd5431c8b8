"""One connection to a SQLite file, for the threads of one process."""

import sqlite3
import threading
import time
from pathlib import Path
from typing import Any

BUSY = 30.0  # seconds to wait while another process writes


class Database:
    """Statements that commit by themselves, one at a time."""

    def __init__(self, path: Path, schema: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(
            path,
            timeout=BUSY,
            isolation_level=None,
            check_same_thread=False,
        )
        self._use_wal()
        self.rows(schema)

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

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run one statement; all its rows."""
        with self._lock:
            return self._connection.execute(statement, values).fetchall()

    def close(self) -> None:
        with self._lock:
            self._connection.close()
