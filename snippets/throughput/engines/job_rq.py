"""RQ."""

from job import URL
from redis import Redis
from rq import Queue

queue = Queue("throughput", connection=Redis.from_url(URL))


def enqueue() -> None:
    """One job."""
    queue.enqueue("job.work")
