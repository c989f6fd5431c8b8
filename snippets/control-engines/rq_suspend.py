# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0", "rq==3.0.0"]
# ///
import os
import subprocess
import sys
import time
from pathlib import Path

from redis import Redis
from rq import Queue
from rq.suspension import resume, suspend

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
broker = Redis.from_url(URL, socket_timeout=None)


def export(order):
    broker.rpush("said", f"{order} exported")


def said():
    return broker.blpop("said")[1].decode()


def idle():
    ours = str(broker.client_info()["db"])
    waits = {"cmd": "blmove", "flags": "b", "db": ours}
    return any(waits.items() <= c.items() for c in broker.client_list())


if __name__ == "__main__":
    queue = Queue("exports", connection=broker)
    name, null = f"{Path(__file__).stem}.export", subprocess.DEVNULL
    options = ["-m", "rq.cli", "worker", "--url", URL, "exports"]
    command = [sys.executable, *options]
    worker = subprocess.Popen(command, stdout=null, stderr=null)
    while not idle():  # (1)!
        time.sleep(0.01)
    suspend(broker)
    for order in ("A-20", "A-21"):
        queue.enqueue(name, order)
    print("suspended, and yet:", said())
    print("still waiting:", queue.count)
    resume(broker)
    print("resumed:", said())
    worker.terminate()
    worker.wait()
