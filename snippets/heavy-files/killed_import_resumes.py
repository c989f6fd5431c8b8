import csv
import itertools
import multiprocessing
import os
import signal
import sqlite3
from pathlib import Path


def import_file(killed_after=None):
    db = sqlite3.connect("shop.db")
    line = db.execute("SELECT line FROM progress").fetchone()[0]
    print("starts after line", line)
    with open("orders.csv", newline="") as file:
        rows = itertools.islice(csv.reader(file), line, None)  # (1)!
        while batch := list(itertools.islice(rows, 1000)):
            with db:
                db.executemany("INSERT INTO orders VALUES (?, ?)", batch)
                if line == killed_after:
                    os.kill(os.getpid(), signal.SIGKILL)  # (2)!
                line += len(batch)
                db.execute("UPDATE progress SET line = ?", [line])


if __name__ == "__main__":
    rows = [f"A-{number},1990\n" for number in range(5000)]
    Path("orders.csv").write_text("".join(rows))
    Path("shop.db").unlink(missing_ok=True)
    db = sqlite3.connect("shop.db")
    db.execute("CREATE TABLE orders (id TEXT, cents INTEGER)")
    db.execute("CREATE TABLE progress AS SELECT 0 AS line")
    spawn = multiprocessing.get_context("spawn")
    for killed_after in 3000, None:
        process = spawn.Process(target=import_file, args=[killed_after])
        process.start()
        process.join()
        count = db.execute("SELECT count(*) FROM orders").fetchone()[0]
        print(f"exit code: {process.exitcode}, rows: {count}")
    once = db.execute("SELECT count(DISTINCT id) FROM orders").fetchone()[0]
    print("each order once:", once == count == len(rows))
