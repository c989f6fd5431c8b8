# /// script
# requires-python = ">=3.11"
# dependencies = ["apscheduler==3.11.3"]
# ///
import os
import queue
import threading
from datetime import datetime, timedelta

from apscheduler.events import EVENT_JOB_EXECUTED
from apscheduler.schedulers.background import BackgroundScheduler

results: queue.Queue[str] = queue.Queue()
web = os.getpid(), threading.current_thread().name


def export(order: str) -> str:
    same = os.getpid() == web[0], threading.current_thread().name == web[1]
    print("same process: {}, same thread: {}".format(*same))
    return f"{order}.pdf"


if __name__ == "__main__":
    never_too_late = {"misfire_grace_time": None}  # (1)!
    scheduler = BackgroundScheduler(job_defaults=never_too_late)
    scheduler.add_listener(
        lambda event: results.put(event.retval), EVENT_JOB_EXECUTED
    )
    scheduler.start()
    scheduler.add_job(export, args=["A-17"])  # (2)!
    print("now:", results.get())
    soon = datetime.now() + timedelta(seconds=0.2)
    scheduler.add_job(export, "date", run_date=soon, args=["A-18"])
    print("later:", results.get())
    scheduler.shutdown()
