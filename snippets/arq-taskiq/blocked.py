# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0", "taskiq==0.13.0", "taskiq-redis==1.2.4"]
# ///
import asyncio
import os
import subprocess
import sys
from pathlib import Path

from redis import Redis
from redis import asyncio as aredis
from taskiq_redis import RedisStreamBroker

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
OPEN = {"socket_timeout": None, "decode_responses": True}
broker = RedisStreamBroker(URL, socket_timeout=None)
redis, aio = Redis.from_url(URL, **OPEN), aredis.from_url(URL, **OPEN)


@broker.task(task_name="blocking")
async def blocking() -> None:
    helped = redis.blpop("blocking", 1)  # (1)!
    redis.rpush("said", f"helped: {helped is not None}")


@broker.task(task_name="awaiting")
async def awaiting() -> None:
    helped = await aio.blpop("awaiting", 30)
    redis.rpush("said", f"helped: {helped is not None}")


@broker.task(task_name="plain")
def plain() -> None:
    helped = redis.blpop("plain", 30)  # (2)!
    redis.rpush("said", f"helped: {helped is not None}")


@broker.task(task_name="helper")
async def helper(other: str) -> None:
    redis.rpush(other, "here")


async def main() -> None:
    await broker.startup()
    for task in (blocking, awaiting, plain):
        await task.kiq()
        await helper.kiq(task.task_name)
        print(f"{task.task_name},", redis.blpop("said")[1])
    await broker.shutdown()


if __name__ == "__main__":
    command = [sys.executable, "-m", "taskiq", "worker", "-w", "1"]
    name, null = f"{Path(__file__).stem}:broker", subprocess.DEVNULL
    worker = subprocess.Popen([*command, name], stdout=null, stderr=null)
    asyncio.run(main())
    worker.terminate()
    worker.wait()
