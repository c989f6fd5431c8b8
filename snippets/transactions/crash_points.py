# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import multiprocessing
import os
import signal

import redis

from mini_queue.queue import Queue

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
WAYS = {
    "send inside": ["insert", "send", "commit"],
    "send after": ["insert", "commit", "send"],
    "put inside": ["insert", "put", "commit"],
}
SEEN = {
    (0, 0): ("-", "-"),
    (0, 1): ("too early", "ghost"),
    (1, 0): ("no job yet", "lost"),
    (1, 1): ("both", "both"),
}


def shop(path, steps, reached):
    queue = Queue(path)
    rows = queue.database.rows
    rows("CREATE TABLE orders (id)")
    rows("BEGIN IMMEDIATE")
    for step in steps:
        if step == "insert":
            rows("INSERT INTO orders VALUES ('A-17')")
        elif step == "send":
            redis.from_url(URL).rpush(path, "A-17")
        elif step == "put":
            queue.put("pdf", "A-17")
        else:
            rows("COMMIT")
    reached.set()
    signal.pause()  # (1)!


def look(path):
    queue = Queue(path)  # (2)!
    orders = len(queue.database.rows("SELECT * FROM orders"))
    jobs = queue.counts()["waiting"] + redis.from_url(URL).llen(path)
    queue.database.close()
    return orders, jobs


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")  # (3)!
    print("dies after          | while it lives | after kill -9")
    for way, steps in WAYS.items():
        for count, step in enumerate(steps, 1):
            path, reached = f"{way}: {step}", fork.Event()
            args = (path, steps[:count], reached)
            child = fork.Process(target=shop, args=args)
            child.start()
            reached.wait()
            alive, _ = SEEN[look(path)]
            child.kill()
            child.join()
            _, killed = SEEN[look(path)]
            print(f"{path:19} | {alive:14} | {killed}")
