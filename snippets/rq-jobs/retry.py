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
from rq import Queue, Retry

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
broker = Redis.from_url(URL, decode_responses=True)


def export(order):
    if broker.incr(f"tries {order}") < 3:
        raise OSError("printer is off")
    return f"{order}.pdf"


def work(*options):
    command = [sys.executable, "-m", "rq.cli", "worker", "--url", URL]
    null = subprocess.DEVNULL
    subprocess.run(
        [*command, *options, "exports"], stdout=null, stderr=null, check=True
    )


def tell(retry, order, job):
    tries = broker.get(f"tries {order}")
    print(f"{retry}: {job.get_status().value}, tries: {tries}")


if __name__ == "__main__":
    queue = Queue("exports", connection=Redis.from_url(URL))
    name = f"{Path(__file__).stem}.export"
    none = queue.enqueue(name, "A-17")
    at_once = queue.enqueue(name, "A-18", retry=Retry(max=3))
    later = queue.enqueue(name, "A-19", retry=Retry(max=3, interval=1))
    work("--burst")  # (1)!
    tell("default", "A-17", none)
    tell("Retry(max=3)", "A-18", at_once)
    time.sleep(1.5)  # (2)!
    work("--burst")
    tell("interval=1", "A-19", later)
    work("--with-scheduler", "--max-jobs", "2")  # (3)!
    tell("interval=1 and a scheduler", "A-19", later)
    broker.delete("tries A-17", "tries A-18", "tries A-19")
