# /// script
# requires-python = ">=3.11"
# dependencies = ["celery==5.7.0", "redis==8.1.0", "rq==3.0.0"]
# ///
import os
import subprocess
import sys
from pathlib import Path

from celery import Celery
from redis import Redis
from rq import Queue

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
NAME = Path(__file__).stem
app = Celery(broker=URL, backend=URL)
broker = Redis.from_url(URL, socket_timeout=None, decode_responses=True)


@app.task(name="export")
def export(number):  # (1)!
    for page in (1, 2, 3):
        if who := broker.get(f"cancel {number}"):
            return f"cancelled by {who} before page {page}"  # (2)!
        broker.rpush("page", page)
        broker.blpop("go", 20)
    return "exported"


def on_rq(number):
    queue = Queue(connection=Redis.from_url(URL))
    job = queue.enqueue(f"{NAME}.export", number)
    return lambda: job.latest_result(timeout=60).return_value


def on_celery(number):
    return export.delay(number).get


if __name__ == "__main__":
    null = subprocess.DEVNULL
    rq = ["rq.cli", "worker", "--url", URL]
    celery = ["celery", "-A", NAME, "worker", "-c", "1"]
    engines = {"RQ": (rq, on_rq), "Celery": (celery, on_celery)}
    for engine, (options, put) in engines.items():
        command = [sys.executable, "-m", *options]
        worker = subprocess.Popen(command, stdout=null, stderr=null)
        numbers = f"{engine} 41", f"{engine} 42"
        running, waiting = (put(number) for number in numbers)
        broker.blpop("page")
        for number in numbers:
            broker.set(f"cancel {number}", "ana", ex=86_400)  # (3)!
        broker.rpush("go", "")
        print(f"{engine}, running:", running())
        print(f"{engine}, waiting:", waiting())
        broker.delete(*(f"cancel {number}" for number in numbers))
        worker.terminate()
        worker.wait()
