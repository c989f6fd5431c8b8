# /// script
# requires-python = ">=3.11"
# dependencies = ["apscheduler==3.11.3", "redis==8.1.0"]
# ///
import os
import queue
from datetime import UTC, datetime

from apscheduler.events import EVENT_JOB_EXECUTED
from apscheduler.schedulers.background import BackgroundScheduler
from redis import Redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
redis = Redis.from_url(URL, socket_timeout=None)
ran: queue.Queue[str] = queue.Queue()


def nightly() -> str:
    day = f"{datetime.now(UTC):%Y-%m-%d}"  # (1)!
    mine = redis.set(f"nightly {day}", "taken", nx=True, ex=172_800)  # (2)!
    if not mine:
        return "skipped"
    redis.rpush("exports", f"report of {day}")  # (3)!
    return "enqueued"


if __name__ == "__main__":
    schedulers = [BackgroundScheduler() for _ in range(3)]
    for scheduler in schedulers:
        scheduler.add_listener(
            lambda event: ran.put(event.retval), EVENT_JOB_EXECUTED
        )
        scheduler.add_job(nightly, misfire_grace_time=None)
        scheduler.start()
    print("three schedulers:", *sorted(ran.get() for _ in schedulers))
    print("jobs in the queue:", redis.llen("exports"))
    for scheduler in schedulers:
        scheduler.shutdown()
