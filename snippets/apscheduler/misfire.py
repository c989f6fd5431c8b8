# /// script
# requires-python = ">=3.11"
# dependencies = ["apscheduler==3.11.3"]
# ///
import logging
import queue
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from apscheduler.events import EVENT_JOB_EXECUTED, EVENT_JOB_MISSED
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

HAPPENED = {EVENT_JOB_EXECUTED: "ran", EVENT_JOB_MISSED: "skipped"}
events: queue.Queue[str] = queue.Queue()
logging.disable()  # (1)!


def export(seconds: float = 0) -> None:
    time.sleep(seconds)


def missed(what: str, runs: int, **options: Any) -> None:
    since = datetime.now(UTC) - timedelta(hours=3.5)  # (2)!
    options |= {"start_date": since, "next_run_time": since}
    job = scheduler.add_job(export, "interval", hours=1, **options)
    print(f"{what}:", *(events.get() for _ in range(runs)))
    job.remove()


if __name__ == "__main__":
    pool = {"default": ThreadPoolExecutor(1)}
    scheduler = BackgroundScheduler(executors=pool, timezone=UTC)
    scheduler.add_listener(
        lambda event: events.put(HAPPENED[event.code]),
        EVENT_JOB_EXECUTED | EVENT_JOB_MISSED,
    )
    scheduler.start()
    scheduler.add_job(export, args=[2], misfire_grace_time=60)
    now = datetime.now(UTC)
    scheduler.add_job(export, "date", run_date=now)  # (3)!
    print("one thread, two jobs:", events.get(), events.get())
    missed("default", 1)
    missed("no limit", 1, misfire_grace_time=None)
    missed("no limit, each", 4, misfire_grace_time=None, coalesce=False)
    missed("an hour, each", 4, misfire_grace_time=3600, coalesce=False)
    scheduler.shutdown()
