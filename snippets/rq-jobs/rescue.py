# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0", "rq==3.0.0"]
# ///
import os
import signal
import subprocess
import sys
from pathlib import Path

from redis import Redis
from rq import Queue
from rq.registry import FailedJobRegistry

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
broker = Redis.from_url(URL)
KILLED = ("AbandonedJobError", "Work-horse terminated unexpectedly")


def export(order):
    if order == "A-17":
        raise OSError("printer is off")
    if broker.incr(f"runs {order}") == 1 or order == "A-19":
        os.kill(os.getpid(), signal.SIGKILL)
    return f"{order}.pdf"


def work():
    options = ["-m", "rq.cli", "worker", "--url", URL, "--burst"]
    null = subprocess.DEVNULL
    command = [sys.executable, *options, "exports"]
    subprocess.run(command, stdout=null, stderr=null, check=True)


def rescue(queue: Queue, most: int) -> int:
    failed, rescued = FailedJobRegistry(queue=queue), 0
    for job_id in failed.get_job_ids():
        if (job := queue.fetch_job(job_id)) is None:
            continue
        why, times = job.latest_result().exc_string, job.meta.get("rescued", 0)
        if times < most and any(sign in why for sign in KILLED):
            job.meta["rescued"] = times + 1  # (1)!
            job.save_meta()
            failed.requeue(job)
            rescued += 1
    return rescued


if __name__ == "__main__":
    queue = Queue("exports", connection=broker)
    name = f"{Path(__file__).stem}.export"
    orders = ("A-17", "A-18", "A-19")
    jobs = [queue.enqueue(name, order) for order in orders]
    for _ in "12":
        work()
        print(*(job.get_status().value for job in jobs))
        print("rescued:", rescue(queue, most=1))
    broker.delete("runs A-18", "runs A-19")
