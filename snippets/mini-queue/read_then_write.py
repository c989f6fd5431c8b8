import sqlite3
import time
from pathlib import Path

FIND = "SELECT min(id) FROM jobs WHERE state = 'waiting'"
CLAIM = "UPDATE jobs SET state = 'running' WHERE id = ?"

Path("queue.sqlite").unlink(missing_ok=True)
first, second = (
    sqlite3.connect("queue.sqlite", timeout=30, isolation_level=None)  # (1)!
    for _ in range(2)
)
first.execute("PRAGMA journal_mode = WAL")
first.execute("CREATE TABLE jobs (id INTEGER PRIMARY KEY, state)")
first.execute("INSERT INTO jobs (state) VALUES ('waiting'), ('waiting')")

for worker in first, second:
    worker.execute("BEGIN")  # (2)!
    number = worker.execute(FIND).fetchone()

first.execute(CLAIM, number)
first.execute("COMMIT")
print("first worker: claims job", *number)
start = time.monotonic()
try:
    second.execute(CLAIM, number)
except sqlite3.OperationalError as error:
    print(f"second worker: {error} ({error.sqlite_errorname})")
print("it waited 30 seconds:", time.monotonic() - start >= 30)
first.close()
second.close()
