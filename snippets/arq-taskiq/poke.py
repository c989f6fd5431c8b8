# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0", "taskiq==0.13.0", "taskiq-redis==1.2.4"]
# ///
import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

from redis import Redis
from taskiq import TaskiqScheduler
from taskiq.schedule_sources import LabelScheduleSource
from taskiq_redis import RedisStreamBroker

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
redis = Redis.from_url(URL, socket_timeout=None, decode_responses=True)
broker = RedisStreamBroker(URL, socket_timeout=None)
scheduler = TaskiqScheduler(broker, [LabelScheduleSource(broker)])


@broker.task(task_name="export")
async def export(order: str) -> None:
    redis.rpush("said", f"{order} began")
    await asyncio.sleep(60)


@broker.task(task_name="poke", schedule=[{"interval": 60}])  # (1)!
async def poke() -> None:
    pass


def started(what: str, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "taskiq", what, *options]
    null, me = subprocess.DEVNULL, Path(__file__).stem
    command.append(f"{me}:{'broker' if what == 'worker' else what}")
    return subprocess.Popen(command, stderr=null, start_new_session=True)


def kill(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


async def main() -> None:
    await broker.startup()
    worker = started("worker", "-w", "1")
    await export.kiq("A-17")
    print(redis.blpop("said")[1])
    kill(worker)
    [a17] = redis.xpending_range("taskiq", "taskiq", "-", "+", 9)
    same = a17["consumer"], 0, [a17["message_id"]]
    redis.xclaim("taskiq", "taskiq", *same, idle=600_001)  # (2)!
    both = started("worker", "-w", "1"), started("scheduler")
    print("again:", redis.blpop("said", 120)[1])
    for process in both:
        kill(process)
    await broker.shutdown()


if __name__ == "__main__":
    asyncio.run(main())
