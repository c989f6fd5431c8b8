# /// script
# requires-python = ">=3.11"
# dependencies = ["apscheduler==3.11.3", "sqlalchemy==2.1.9"]
# ///
import subprocess
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

from apscheduler.events import EVENT_JOB_SUBMITTED
from apscheduler.jobstores.base import BaseJobStore
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler


def export(order: str) -> None:
    print(f"{order} began", flush=True)
    threading.Event().wait()


def started(store: str) -> BackgroundScheduler:
    kept: BaseJobStore = MemoryJobStore()
    if store == "sqlite":
        kept = SQLAlchemyJobStore("sqlite:///jobs.db")
    scheduler = BackgroundScheduler(jobstores={"default": kept})
    scheduler.start(paused=True)
    return scheduler


def web(store: str) -> None:
    scheduler, submitted = started(store), threading.Event()
    scheduler.add_listener(lambda event: submitted.set(), EVENT_JOB_SUBMITTED)
    later = datetime.now() + timedelta(minutes=60)
    scheduler.add_job(export, args=["A-17"], misfire_grace_time=None)
    scheduler.add_job(export, "date", run_date=later, args=["A-18"])
    scheduler.resume()
    submitted.wait()
    print("A-17 submitted", flush=True)  # (1)!
    threading.Event().wait()


if __name__ == "__main__":
    if sys.argv[1:]:
        web(sys.argv[1])
    for store in ("memory", "sqlite"):
        command = [sys.executable, __file__, store]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert child.stdout
        said = sorted(child.stdout.readline().strip() for _ in range(2))
        child.kill()
        child.wait()
        scheduler = started(store)  # (2)!
        kept = [job.args[0] for job in scheduler.get_jobs()]
        scheduler.shutdown()
        print(f"{store}: {', '.join(said)}; after kill -9:", *kept)
    Path("jobs.db").unlink()
