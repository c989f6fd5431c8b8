"""arq."""

import asyncio
import os

from arq import create_pool
from arq.connections import RedisSettings
from arq.jobs import Job
from job import SETTINGS, began

REDIS = RedisSettings.from_dsn(os.environ["REDIS_URL"])


async def work(context: object) -> None:
    """The job."""
    began()
    await asyncio.sleep(3600)


class Worker:
    """What the command `arq` reads."""

    functions = (work,)
    redis_settings = REDIS
    job_timeout = SETTINGS.get("job_timeout", 300)


async def send() -> None:
    """One job."""
    await (await create_pool(REDIS)).enqueue_job("work", _job_id="kill9")


async def ask() -> str:
    """Its status."""
    return (await Job("kill9", await create_pool(REDIS)).status()).value


def enqueue() -> None:
    """One job."""
    asyncio.run(send())


def state() -> str:
    """Its status."""
    return asyncio.run(ask())
