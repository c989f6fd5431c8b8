# /// script
# requires-python = ">=3.11"
# dependencies = ["apscheduler==3.11.3", "redis==8.1.0", "rq==3.0.0"]
# ///
import logging
import os
import queue
import subprocess
import sys
from pathlib import Path

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED
from apscheduler.schedulers.background import BackgroundScheduler
from redis import Redis
from rq import Queue, Retry

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
redis = Redis.from_url(URL, socket_timeout=None)
logging.disable()
DEFAULTS = {"misfire_grace_time": None}


def export(order: str) -> str:
    tries = redis.incr(f"tries of {order}")
    if tries < 3:
        raise ConnectionError("503")
    return f"{order}.pdf"


def enqueue(order: str) -> None:
    name = f"{Path(__file__).stem}.export"  # (1)!
    Queue(connection=redis).enqueue(name, order, retry=Retry(max=2))


if __name__ == "__main__":
    events: queue.Queue[str] = queue.Queue()
    scheduler = BackgroundScheduler(job_defaults=DEFAULTS)
    scheduler.add_listener(
        lambda event: events.put(repr(event.exception)),
        EVENT_JOB_EXECUTED | EVENT_JOB_ERROR,
    )
    scheduler.start()
    for job, order in (export, "A-17"), (enqueue, "A-18"):
        scheduler.add_job(job, args=[order])
        print(f"{job.__name__} {order}: {events.get()}")
    scheduler.shutdown()
    command = [sys.executable, "-m", "rq.cli", "worker", "--burst"]
    command += ["--url", URL]
    null = subprocess.DEVNULL
    subprocess.run(command, stdout=null, stderr=null, check=True)
    for order in ("A-17", "A-18"):
        print(f"tries of {order}:", int(redis.get(f"tries of {order}")))
