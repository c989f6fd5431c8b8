# /// script
# requires-python = ">=3.11"
# dependencies = ["celery==5.7.0", "redis==8.1.0"]
# ///
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from celery import Celery
from redis import Redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
app = Celery(broker=URL, backend=URL)
store = Redis.from_url(URL, socket_timeout=None, decode_responses=True)
ORDERS = "A-17", "A-18", "A-19", "A-20"


@app.task(name="export")
def export(pool, order):
    store.rpush("began", order)
    store.blpop(f"go {pool}, {order}")
    if order == "A-18":
        os.kill(os.getpid(), signal.SIGKILL)  # (1)!
    return f"{order}.pdf"


def start(pool):
    options = ["-A", Path(__file__).stem, "worker", "-c", "4", "-P", pool]
    null = subprocess.DEVNULL
    command = [sys.executable, "-m", "celery", *options]
    return subprocess.Popen(command, stdout=null, stderr=null)


def main():
    for pool in "prefork", "threads":
        worker = start(pool)
        sent = [export.delay(pool, order) for order in ORDERS]
        for _ in ORDERS:
            store.blpop("began")
        while store.hlen("unacked"):
            time.sleep(0.01)  # (2)!
        store.rpush(f"go {pool}, A-18", "")
        if pool == "threads":
            worker.wait()  # (3)!
        else:
            sent[1].get(propagate=False)
        alive = worker.poll() is None
        for order, result in zip(ORDERS, sent, strict=True):
            store.rpush(f"go {pool}, {order}", "")
            if alive:
                result.get(propagate=False)
        print(f"{pool}: worker alive: {alive}, Redis has", end=" ")
        print(store.llen("celery") + store.hlen("unacked"), "tasks")
        for order, result in zip(ORDERS, sent, strict=True):
            print(f"  {order}: {result.state}")
            store.delete(f"go {pool}, {order}")
        worker.terminate()
        worker.wait()


if __name__ == "__main__":
    main()
