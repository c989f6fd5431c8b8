# /// script
# requires-python = ">=3.11"
# dependencies = ["fpdf2==2.8.9"]
# ///
import multiprocessing
import os
import signal
import time
from pathlib import Path

from export_service.interfaces import Job
from export_service.settings import Settings, backend
from export_service.sqlite_queue import SqliteQueue

PARTS = backend(Settings(folder=Path("exports")))


def work() -> None:
    delivery = PARTS.queue.receive(lease=30)
    PARTS.queue.done(delivery)  # (1)!
    job = PARTS.store.get(delivery.job_id)
    PARTS.store.save(job, state="running", progress=50)
    os.kill(os.getpid(), signal.SIGKILL)  # (2)!


if __name__ == "__main__":
    PARTS.store.add(Job("A-17", "A-17.csv", "text/csv", 0, 86400, 0))
    PARTS.queue.send("A-17")
    spawn = multiprocessing.get_context("spawn")
    worker = spawn.Process(target=work)
    worker.start()
    worker.join()
    print("exit code of the worker:", worker.exitcode)
    job = PARTS.store.get("A-17")
    print("A-17:", job.state, job.progress, "%")
    database = Path("exports/jobs.sqlite")
    tomorrow = SqliteQueue(database, lambda: time.time() + 86400)
    print("in the queue tomorrow:", tomorrow.receive(lease=30))
