# /// script
# requires-python = ">=3.11"
# dependencies = ["apscheduler==3.11.3", "sqlalchemy==2.1.9"]
# ///
import queue
import threading
from datetime import datetime
from pathlib import Path

from apscheduler.events import EVENT_JOB_EXECUTED
from apscheduler.job import Job
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore as Store
from apscheduler.schedulers.background import BackgroundScheduler

URL = "sqlite:///jobs.db"
looked, go_on = threading.Event(), threading.Event()
ran: queue.Queue[str] = queue.Queue()


class Slow(Store):
    def get_due_jobs(self, now: datetime) -> list[Job]:
        due = super().get_due_jobs(now)
        looked.set()
        go_on.wait()  # (1)!
        return due


def export() -> None:
    pass


def made(name: str, store: Store) -> BackgroundScheduler:
    scheduler = BackgroundScheduler(jobstores={"default": store})
    scheduler.add_listener(lambda event: ran.put(name), EVENT_JOB_EXECUTED)
    return scheduler


if __name__ == "__main__":
    first, second = made("first", Slow(URL)), made("second", Store(URL))
    options = {"next_run_time": datetime.now(), "misfire_grace_time": None}
    first.add_job(export, "interval", hours=1, **options)
    first.start()
    looked.wait()
    second.start()
    print("ran in the", ran.get(timeout=15))
    go_on.set()
    print("ran in the", ran.get(timeout=15))
    for scheduler in (first, second):
        scheduler.shutdown()
    Path("jobs.db").unlink()
