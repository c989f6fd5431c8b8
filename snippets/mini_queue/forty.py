# --8<-- [start:all]
"""A queue in forty lines: a table, and a statement for each thing it does."""

import json
import sqlite3
from typing import Any

TABLE = """CREATE TABLE IF NOT EXISTS jobs (
    id INTEGER PRIMARY KEY, task, args, state DEFAULT 'waiting')"""
PUT = "INSERT INTO jobs (task, args) VALUES (?, ?) RETURNING id"
CLAIM = """UPDATE jobs SET state = 'running' WHERE id = (
    SELECT min(id) FROM jobs WHERE state = 'waiting')
    RETURNING id, task, args"""
ACK = "DELETE FROM jobs WHERE id = ?"


class Queue:
    def __init__(self, path: str) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        self._rows(TABLE)

    def _rows(self, statement: str, *values: Any) -> list[Any]:
        return self._database.execute(statement, values).fetchall()

    def put(self, task: str, args: object) -> int:
        return int(self._rows(PUT, task, json.dumps(args))[0][0])

    def claim(self) -> tuple[int, str, str] | None:
        return next(iter(self._rows(CLAIM)), None)

    def ack(self, number: int) -> None:
        self._rows(ACK, number)


if __name__ == "__main__":
    queue = Queue(":memory:")
    queue.put("pdf", {"order": "A-17"})
    while job := queue.claim():
        print(*job)
        queue.ack(job[0])
# --8<-- [end:all]
