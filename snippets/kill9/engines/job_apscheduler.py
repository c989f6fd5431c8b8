"""APScheduler, with its jobs in SQLite."""

import threading
from datetime import datetime, timedelta

import job
from apscheduler.events import EVENT_JOB_REMOVED
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler

store = SQLAlchemyJobStore(f"sqlite:///{job.SQLITE}")
scheduler = BackgroundScheduler(jobstores={"default": store})
handed_out = threading.Event()


def work() -> None:
    """The job, killed in the middle: the store has let go of it by then."""
    handed_out.wait()
    job.work()


def enqueue() -> None:
    """Once, as soon as a scheduler is there."""
    scheduler.start(paused=True)
    soon = datetime.now() + timedelta(seconds=1)
    scheduler.add_job(
        "job_apscheduler:work", run_date=soon, misfire_grace_time=None
    )
    scheduler.shutdown()


def worker() -> None:
    """The process in which the scheduler lives."""
    scheduler.add_listener(lambda _: handed_out.set(), EVENT_JOB_REMOVED)
    scheduler.start()
    threading.Event().wait()


def state() -> str:
    """Whether it still knows the job."""
    scheduler.start(paused=True)
    return "known" if scheduler.get_jobs() else "forgotten"
