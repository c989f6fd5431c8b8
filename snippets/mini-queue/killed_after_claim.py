import multiprocessing
import os
import sqlite3
from pathlib import Path

from mini_queue.forty import Queue


def worker():
    job = Queue("queue.sqlite").claim()
    print("first worker: claims", job)
    os._exit(137)  # (1)!


if __name__ == "__main__":
    Path("queue.sqlite").unlink(missing_ok=True)
    queue = Queue("queue.sqlite")
    queue.put("pdf", {"order": "A-17"})
    process = multiprocessing.get_context("spawn").Process(target=worker)
    process.start()
    process.join()
    print("second worker: claims", queue.claim())
    database = sqlite3.connect("queue.sqlite")
    print("in the table:", database.execute("SELECT * FROM jobs").fetchall())
    database.close()
