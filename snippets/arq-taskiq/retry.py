# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0", "taskiq==0.13.0", "taskiq-redis==1.2.4"]
# ///
import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from redis import Redis
from taskiq import SmartRetryMiddleware, TaskiqScheduler
from taskiq_redis import (
    ListRedisScheduleSource,
    RedisAsyncResultBackend,
    RedisStreamBroker,
)

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
redis = Redis.from_url(URL, socket_timeout=None)
results = RedisAsyncResultBackend(URL, socket_timeout=None)
source = ListRedisScheduleSource(URL, socket_timeout=None)


def broker(queue: str, **options: Any) -> RedisStreamBroker:
    made = RedisStreamBroker(URL, queue_name=queue, socket_timeout=None)
    made.add_middlewares(SmartRetryMiddleware(**options))
    return made.with_result_backend(results)


def export(order):
    tries = redis.incr(f"tries of {order}")
    if tries < 3:
        raise ConnectionError("503")
    return f"{order}.pdf"


hasty = broker("hasty", default_delay=3600)  # (1)!
once = hasty.task(task_name="once")(export)
at_once = hasty.task(task_name="at once", retry_on_error=True)(export)
patient = broker("patient", default_delay=1, schedule_source=source)
waits = patient.task(task_name="waits", retry_on_error=True)(export)
scheduler = TaskiqScheduler(patient, [source])


async def main() -> None:
    for task in (once, at_once, waits):
        await task.broker.startup()
    for order, task in ("A-17", once), ("A-18", at_once), ("A-19", waits):
        result = await (await task.kiq(order)).wait_result(timeout=60)
        said = repr(result.error or result.return_value)
        tries = int(redis.get(f"tries of {order}"))
        print(f"{task.task_name}: {said}, tries: {tries}")
    for task in (once, at_once, waits):
        await task.broker.shutdown()


if __name__ == "__main__":
    me, null = Path(__file__).stem, subprocess.DEVNULL
    command = [sys.executable, "-m", "taskiq"]
    each = [
        ["worker", "-w", "1", f"{me}:hasty"],
        ["worker", "-w", "1", f"{me}:patient"],
        ["scheduler", "--update-interval", "1", f"{me}:scheduler"],  # (2)!
    ]
    running = [subprocess.Popen([*command, *a], stderr=null) for a in each]
    asyncio.run(main())
    for process in running:
        process.terminate()
        process.wait()
