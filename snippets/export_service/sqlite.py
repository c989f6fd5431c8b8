"""One connection to a SQLite file, for the threads of one process."""

import sqlite3
import threading
from pathlib import Path
from typing import Any


class Database:
    """Statements that commit by themselves, one at a time."""

    def __init__(self, path: Path, schema: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(
            path,
            timeout=30,  # how long another process may keep us waiting
            isolation_level=None,
            check_same_thread=False,
        )
        self.rows("PRAGMA journal_mode = WAL")
        self.rows(schema)

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run one statement; all its rows."""
        with self._lock:
            return self._connection.execute(statement, values).fetchall()

    def close(self) -> None:
        with self._lock:
            self._connection.close()
