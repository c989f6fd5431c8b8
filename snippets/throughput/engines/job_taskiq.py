"""taskiq, on a stream."""

import asyncio

from job import NAP, URL, done
from taskiq_redis import RedisStreamBroker

broker = RedisStreamBroker(URL)


@broker.task("work")
async def work() -> None:
    """The job."""
    if NAP:
        await asyncio.sleep(NAP)
    done()


async def enqueue(jobs: int) -> None:
    """All jobs."""
    await broker.startup()
    for _ in range(jobs):
        await work.kiq()
    await broker.shutdown()
