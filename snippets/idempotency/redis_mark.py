# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import multiprocessing
import os
import signal
import sqlite3

import redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")


def sql(statement, *values):
    with sqlite3.connect("shop.sqlite") as db:
        return db.execute(statement, values).fetchall()


def charge(order, keep, dies):
    with redis.from_url(URL) as marks:
        first = marks.set(order, "charged", nx=True, px=keep)  # (1)!
    if dies == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    if first:
        sql("INSERT INTO charges VALUES (?, 10)", order)
    if dies == "after":
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    sql("CREATE TABLE charges (made_for, amount)")
    for order, keep, dies in ("A-17", 60_000, "before"), ("A-18", 50, "after"):
        for delivery in (dies, None):
            worker = fork.Process(target=charge, args=(order, keep, delivery))
            worker.start()
            worker.join()
            with redis.from_url(URL) as marks:
                while keep < 100 and marks.exists(order):
                    pass  # (2)!
        charges = sql("SELECT amount FROM charges WHERE made_for = ?", order)
        print(f"{order}, killed {dies} the charge: charges {len(charges)}")
