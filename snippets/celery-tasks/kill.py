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
broker = Redis.from_url(URL, socket_timeout=None, decode_responses=True)


def export(order):
    if broker.incr(f"runs {order}") == 1:  # (1)!
        broker.rpush("began", order)
        time.sleep(60)
    return f"{order}.pdf"


early = app.task(name="early")(export)
late = app.task(name="late", acks_late=True)(export)


@app.task(name="ping")
def ping():
    return "pong"


def start(*options):
    command = [sys.executable, "-m", "celery", "-A", Path(__file__).stem]
    null = subprocess.DEVNULL
    return subprocess.Popen(
        [*command, "worker", *options],
        stdout=null,
        stderr=null,
        start_new_session=True,
    )


def kill(worker):
    os.killpg(worker.pid, signal.SIGKILL)  # (2)!
    worker.wait()
    waits = broker.llen("celery")
    print(f"killed; queue: {waits}, unacked: {broker.hlen('unacked')}")


def main():
    worker = start("-c", "2")
    a17, a18 = early.delay("A-17"), late.delay("A-18")
    print("began:", *sorted(broker.blpop("began")[1] for _ in range(2)))
    while broker.hlen("unacked") > 1:  # (3)!
        time.sleep(0.01)
    kill(worker)

    worker = start("-P", "solo")
    ping.delay().get()
    print("another worker is here; A-18:", a18.state)
    a19 = early.delay("A-19")
    print("began, solo:", broker.blpop("began")[1])
    kill(worker)

    for tag in broker.zrange("unacked_index", 0, -1):
        broker.zincrby("unacked_index", -3600, tag)  # (4)!
    worker = start("-c", "1")
    print("an hour later:", a18.get(timeout=90), a19.get())
    print("A-17:", a17.state)
    worker.terminate()
    worker.wait()
    broker.delete("runs A-17", "runs A-18", "runs A-19")


if __name__ == "__main__":
    main()
