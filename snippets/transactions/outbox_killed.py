# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import multiprocessing
import os
import signal
import time

import redis

from mini_queue.database import Database
from mini_queue.inbox import Inbox
from mini_queue.outbox import Outbox

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def shop():
    database = Database("shop.sqlite")
    database.rows("CREATE TABLE orders (id)")
    outbox = Outbox(database, time.time)
    for order in ("A-17", "A-18", "A-19"):
        with database.transaction():
            database.rows("INSERT INTO orders VALUES (?)", order)
            outbox.add("pdf", order)
    die()  # (1)!


def relay(dies=""):
    def send(message):
        if dies == "before the send":
            die()
        redis.from_url(URL).rpush("jobs", f"{message.id} {message.body}")
        if dies == "before the mark":
            die()  # (2)!

    Outbox(Database("shop.sqlite"), time.time).relay(send)


def live(target, *args):
    child = multiprocessing.get_context("fork").Process(
        target=target, args=args
    )
    child.start()
    child.join()
    print(target.__name__, *args, "exit code", child.exitcode)


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    lives = [(shop,), (relay, "before the send"), (relay, "before the mark")]
    for target, *args in [*lives, (relay,)]:
        child = fork.Process(target=target, args=args)
        child.start()
        child.join()
        print(target.__name__, *args, "exit code", child.exitcode)
    jobs = redis.from_url(URL, decode_responses=True).lrange("jobs", 0, -1)
    print("in Redis:", ", ".join(jobs))
    inbox = Inbox(Database("worker.sqlite"), time.time)
    for job in jobs:
        number, order = job.split()
        with inbox.once(f"shop {number}") as first:  # (3)!
            if first:
                print("PDF of", order)
