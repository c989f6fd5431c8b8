"""No engine: a list in Redis and a loop."""

import job
from redis import Redis

redis = Redis.from_url(job.URL, socket_timeout=None)


def enqueue() -> None:
    """One job."""
    redis.lpush("jobs", "work")


def worker() -> None:
    """Take a job, run it."""
    while taken := redis.brpop("jobs"):
        getattr(job, taken[1].decode())()
