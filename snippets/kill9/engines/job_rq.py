"""RQ, with a fork for each job."""

import os

from job import SETTINGS
from redis import Redis
from rq import Queue, Retry
from rq.job import Job

connection = Redis.from_url(os.environ["REDIS_URL"])


def enqueue() -> None:
    """One job."""
    retry = Retry(max=SETTINGS["retry"]) if "retry" in SETTINGS else None
    queue = Queue("kill9", connection=connection)
    queue.enqueue("job.work", retry=retry, job_id="kill9")


def state() -> str:
    """Its status."""
    return Job.fetch("kill9", connection=connection).get_status().value
