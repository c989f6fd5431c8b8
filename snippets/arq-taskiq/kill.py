# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0", "taskiq==0.13.0", "taskiq-redis==1.2.4"]
# ///
import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from redis import Redis
from taskiq_redis import ListQueueBroker, RedisStreamBroker

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
redis = Redis.from_url(URL, socket_timeout=None, decode_responses=True)
US = str(redis.connection_pool.connection_kwargs["db"])
listed = ListQueueBroker(URL, queue_name="list", socket_timeout=None)
stream = RedisStreamBroker(URL, socket_timeout=None, xread_block=100)  # (1)!


async def export(order: str) -> None:
    redis.rpush("said", f"{order} began")
    await asyncio.sleep(60 if order == "A-17" else 0)


on_list = listed.task(task_name="export")(export)
on_stream = stream.task(task_name="export")(export)


def start(broker: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "taskiq", "worker", "-w", "1"]
    command.append(f"{Path(__file__).stem}:{broker}")
    options = {"stderr": subprocess.DEVNULL, "start_new_session": True}
    return subprocess.Popen(command, **options)


def kill(worker: subprocess.Popen[bytes]) -> None:
    os.killpg(worker.pid, signal.SIGKILL)  # (2)!
    worker.wait()
    while any(c["db"] == US and "b" in c["flags"] for c in redis.client_list()):
        time.sleep(0.01)  # (3)!


def said() -> str:
    return redis.blpop("said")[1]


def ten_minutes_pass() -> None:
    [a17] = redis.xpending_range("taskiq", "taskiq", "-", "+", 9)
    same = a17["consumer"], 0, [a17["message_id"]]
    redis.xclaim("taskiq", "taskiq", *same, idle=600_001)  # (4)!


def asked(times: int) -> str:
    looks: list[str] = []
    with redis.monitor() as monitor:  # (5)!
        while len(looks) < times:
            seen = monitor.next_command()
            word = seen["command"].split()[0]
            if str(seen["db"]) == US and word in ("XREADGROUP", "XAUTOCLAIM"):
                looks.append(word)
    return " ".join(looks)


async def main() -> None:
    for name, task in ("listed", on_list), ("stream", on_stream):
        await task.broker.startup()
        worker = start(name)
        await task.kiq("A-17")
        print(f"{name}: {said()}")
        kill(worker)
        worker = start(name)
        if name == "stream":
            ten_minutes_pass()
            print("the new worker asks:", asked(3))
        await task.kiq("A-18")
        print(f"{name}: {said()}")
        if name == "stream":
            print(f"{name}: {said()}")
        kill(worker)
        await task.broker.shutdown()


if __name__ == "__main__":
    asyncio.run(main())
