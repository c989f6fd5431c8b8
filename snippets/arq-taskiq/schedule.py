# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0", "taskiq==0.13.0", "taskiq-redis==1.2.4"]
# ///
import asyncio
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from redis import Redis
from taskiq import TaskiqScheduler
from taskiq.schedule_sources import LabelScheduleSource
from taskiq_redis import ListRedisScheduleSource, RedisStreamBroker

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
redis = Redis.from_url(URL, socket_timeout=None, decode_responses=True)
broker = RedisStreamBroker(URL, socket_timeout=None)


class Schedules(ListRedisScheduleSource):
    async def post_send(self, task):  # (1)!
        await super().post_send(task)
        redis.rpush("said", f"({task.args[0]} is off the list)")


source = Schedules(URL, socket_timeout=None)
scheduler = TaskiqScheduler(broker, [LabelScheduleSource(broker), source])
HOUR = timedelta(hours=1)
BEFORE = datetime.now(UTC) - HOUR


@broker.task(schedule=[{"cron": f"{BEFORE:%M %H} * * *"}])  # (2)!
async def daily() -> None:
    redis.rpush("said", "daily")


@broker.task(schedule=[{"interval": HOUR}])
async def hourly() -> None:
    redis.rpush("said", "hourly")


@broker.task()
async def export(order: str) -> None:
    redis.rpush("said", order)


def started(what: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "taskiq", what]
    name = f"{Path(__file__).stem}:{'broker' if what == 'worker' else what}"
    return subprocess.Popen([*command, name], stderr=subprocess.DEVNULL)


async def main() -> None:
    await broker.startup()
    now = datetime.now(UTC)
    await export.schedule_by_time(source, now - HOUR, "A-17")  # (3)!
    await export.schedule_by_time(source, now + HOUR, "A-18")
    worker = started("worker")
    await export.kiq("the worker is ready")
    print(redis.blpop("said")[1])
    for start, count in ("first", 3), ("second", 1):
        clock = started("scheduler")
        ran = sorted(redis.blpop("said", 60)[1] for _ in range(count))
        print(f"{start} start of the scheduler:", *ran)
        clock.terminate()
        clock.wait()
    print("still in Redis:", len(redis.keys("schedule:data:*")))
    worker.terminate()
    worker.wait()
    print("ran besides:", redis.llen("said"))
    await broker.shutdown()


if __name__ == "__main__":
    asyncio.run(main())
