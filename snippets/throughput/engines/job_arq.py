"""arq, with up to ten at once: one would cost it half a second."""

import asyncio

from arq import create_pool
from arq.connections import RedisSettings
from job import NAP, URL, done

REDIS = RedisSettings.from_dsn(URL)


async def work(context: object) -> None:
    """The job."""
    if NAP:
        await asyncio.sleep(NAP)
    done()


class Worker:
    """What the command `arq` reads."""

    functions = (work,)
    redis_settings = REDIS


async def enqueue(jobs: int) -> None:
    """All jobs."""
    redis = await create_pool(REDIS)
    for _ in range(jobs):
        await redis.enqueue_job("work")
