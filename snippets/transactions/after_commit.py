# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import multiprocessing
import os
import signal
from contextlib import contextmanager, suppress

import redis

from mini_queue.database import Database

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")


@contextmanager
def transaction(database):
    calls = []
    with database.transaction():
        yield calls.append
    for call in calls:  # (1)!
        call()


def send(order):
    redis.from_url(URL).rpush("jobs", order)


def take(order, end):
    shop = Database("shop.sqlite")
    shop.rows("CREATE TABLE IF NOT EXISTS orders (id, at, pdf)")
    with suppress(ValueError), transaction(shop) as on_commit:
        shop.rows("INSERT INTO orders VALUES (?, 0, NULL)", order)
        if end == "crash":
            on_commit(lambda: os.kill(os.getpid(), signal.SIGKILL))  # (2)!
        on_commit(lambda: send(order))
        if end == "rollback":
            raise ValueError("card refused")


def sweep(shop, now):
    late = "SELECT id FROM orders WHERE pdf IS NULL AND at < ? ORDER BY id"
    for (order,) in shop.rows(late, now - 60):  # (3)!
        send(order)


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    for order, end in [("A-17", ""), ("A-18", "rollback"), ("A-19", "crash")]:
        child = fork.Process(target=take, args=(order, end))
        child.start()
        child.join()
    shop = Database("shop.sqlite")
    jobs = redis.from_url(URL, decode_responses=True)
    print("orders:", *[row["id"] for row in shop.rows("SELECT id FROM orders")])
    print("jobs:", *jobs.lrange("jobs", 0, -1))
    done = "UPDATE orders SET pdf = 'A-17.pdf' WHERE id = ?"
    shop.rows(done, jobs.lpop("jobs"))
    sweep(shop, 120)
    print("jobs after the sweep:", *jobs.lrange("jobs", 0, -1))
