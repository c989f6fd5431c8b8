# /// script
# requires-python = ">=3.11"
# dependencies = ["taskiq==0.13.0", "taskiq-redis==1.2.4"]
# ///
import asyncio
import os
import subprocess
import sys
from pathlib import Path

from taskiq_redis import RedisAsyncResultBackend, RedisStreamBroker

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
results = RedisAsyncResultBackend(URL, result_ex_time=3600)  # (1)!
broker = RedisStreamBroker(URL, socket_timeout=None)  # (2)!
broker = broker.with_result_backend(results)


@broker.task(task_name="export")
async def export(order: str) -> str:
    return f"{order}.pdf"


async def main() -> None:
    await broker.startup()  # (3)!
    task = await export.kiq("A-17")
    result = await task.wait_result(timeout=60)
    print("result:", result.return_value)
    print("failed:", result.is_err)
    await broker.shutdown()


if __name__ == "__main__":
    command = [sys.executable, "-m", "taskiq", "worker", "-w", "1"]
    name, null = f"{Path(__file__).stem}:broker", subprocess.DEVNULL
    worker = subprocess.Popen([*command, name], stdout=null, stderr=null)
    asyncio.run(main())
    worker.terminate()
    worker.wait()
