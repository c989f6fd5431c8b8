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
from taskiq_redis import ListQueueBroker

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
redis = Redis.from_url(URL, socket_timeout=None, decode_responses=True)
broker = ListQueueBroker(URL, socket_timeout=2)  # (1)!
no_limit = ListQueueBroker(URL, socket_timeout=None)


@broker.task(task_name="export")
async def export(order: str) -> None:
    redis.rpush("said", f"{order} began")
    await asyncio.sleep(20)
    print(f"{order} exported", file=sys.stderr)


async def main() -> None:
    await export.kicker().with_broker(no_limit).kiq("A-17")
    print(redis.blpop("said")[1])
    await no_limit.shutdown()


if __name__ == "__main__":
    command = [sys.executable, "-m", "taskiq", "worker", "-w", "1"]
    command.append(f"{Path(__file__).stem}:broker")
    worker = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    asyncio.run(main())
    log = ""
    while not ("Scheduling reload" in log or "exported" in log):  # (2)!
        log += worker.stderr.readline()
    print("the worker died of a timeout:", "TimeoutError" in log)
    print("A-17 exported:", "exported" in log)
    print("in the queue:", redis.llen("taskiq"))
    os.killpg(worker.pid, signal.SIGKILL)
    worker.communicate()
