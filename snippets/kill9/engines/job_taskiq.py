"""taskiq, with one worker process."""

import asyncio
import os

from job import SETTINGS, began
from taskiq_redis import ListQueueBroker, RedisStreamBroker

KINDS = {"list": ListQueueBroker, "stream": RedisStreamBroker}
broker = KINDS[SETTINGS.pop("broker")](os.environ["REDIS_URL"], **SETTINGS)


@broker.task("work")
async def work() -> None:
    """The job."""
    began()
    await asyncio.sleep(3600)


async def send() -> None:
    """From a process that is no worker."""
    await broker.startup()
    await work.kiq()
    await broker.shutdown()


def enqueue() -> None:
    """One job."""
    asyncio.run(send())
