# /// script
# requires-python = ">=3.11"
# dependencies = ["celery==5.7.0", "redis==8.1.0"]
# ///
import os
import subprocess
import sys
from pathlib import Path

from celery import Celery
from redis import Redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
app = Celery(broker=URL, backend=URL, task_default_queue="exports")
broker = Redis.from_url(URL, socket_timeout=None, decode_responses=True)
ANSWER = {"reply": True, "limit": 1, "timeout": 60}  # (1)!


@app.task(name="export", track_started=True)
def export(order):
    part = Path(f"{order}.part")
    part.touch()
    try:
        broker.rpush("said", f"{order} began")
        broker.blpop(f"go {order}", 20)
        broker.rpush("said", f"{order} exported")
    finally:
        part.unlink()


def said():
    return broker.blpop("said")[1]


if __name__ == "__main__":
    options = ["-A", Path(__file__).stem, "worker", "-c", "1"]
    command = [sys.executable, "-m", "celery", *options, "-Q", "exports,mail"]
    null = subprocess.DEVNULL
    worker = subprocess.Popen(command, stdout=null, stderr=null)
    a17, a18 = export.delay("A-17"), export.delay("A-18")
    print(said())
    app.control.revoke([a17.id, a18.id], **ANSWER)  # (2)!
    broker.rpush("go A-17", "")
    print(said())
    for task in (a17, a18):
        task.get(propagate=False)
    print("A-17, A-18:", a17.state, a18.state)

    app.control.cancel_consumer("exports", **ANSWER)  # (3)!
    a19 = export.delay("A-19")
    broker.rpush("go mail", "")
    export.apply_async(["mail"], queue="mail").get()
    print("paused:", said(), "and", said())
    app.control.add_consumer("exports", **ANSWER)
    print("resumed:", said())
    app.control.revoke(a19.id, terminate=True, **ANSWER)  # (4)!
    a19.get(propagate=False)
    print("A-19:", a19.state)
    worker.terminate()
    worker.wait()
    print("left behind:", *Path().glob("*.part"))
