import sqlite3
import threading
from pathlib import Path

FIND = "SELECT min(id) FROM jobs WHERE state = 'waiting'"
CLAIM = "UPDATE jobs SET state = 'running' WHERE id = ?"


def connect(timeout):
    return sqlite3.connect(
        "queue.sqlite", timeout=timeout, isolation_level=None
    )


def claim(name, timeout, meanwhile=lambda: None):
    database = connect(timeout)
    try:
        database.execute("BEGIN IMMEDIATE")  # (1)!
        (number,) = database.execute(FIND).fetchone()
        meanwhile()
        database.execute(CLAIM, [number])
        print(f"{name}: claims job {number}")
        database.execute("COMMIT")
    except sqlite3.OperationalError as error:
        print(f"{name}: {error} ({error.sqlite_errorname})")
    database.close()


def others():
    patient.start()  # (2)!
    claim("impatient worker", 0)  # (3)!


Path("queue.sqlite").unlink(missing_ok=True)
database = connect(30)
database.execute("PRAGMA journal_mode = WAL")
database.execute("CREATE TABLE jobs (id INTEGER PRIMARY KEY, state)")
database.execute("INSERT INTO jobs (state) VALUES ('waiting'), ('waiting')")
database.close()
patient = threading.Thread(target=claim, args=["patient worker", 30])
claim("first worker", 30, others)
patient.join()
