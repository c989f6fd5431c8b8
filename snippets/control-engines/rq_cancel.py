# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0", "rq==3.0.0"]
# ///
import os
import subprocess
import sys
from pathlib import Path

from redis import Redis
from rq import Queue
from rq.command import send_stop_job_command

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
broker = Redis.from_url(URL, socket_timeout=None, decode_responses=True)


def export(order):
    part = Path(f"{order}.part")
    part.touch()
    try:
        broker.rpush("said", f"{order} began")
        broker.blpop(f"go {order}", 20)  # (1)!
        broker.rpush("said", f"{order} exported")
    finally:
        part.unlink()


def said():
    return broker.blpop("said")[1]


if __name__ == "__main__":
    queue = Queue("exports", connection=Redis.from_url(URL))
    name, null = f"{Path(__file__).stem}.export", subprocess.DEVNULL
    options = ["-m", "rq.cli", "worker", "--url", URL, "exports"]
    command = [sys.executable, *options]
    worker = subprocess.Popen(command, stdout=null, stderr=null)
    a17, a18 = queue.enqueue(name, "A-17"), queue.enqueue(name, "A-18")
    print(said())
    a17.cancel()  # (2)!
    a18.cancel()
    print("status:", a17.get_status().value, a18.get_status().value)
    broker.rpush("go A-17", "")
    print(said())
    a19 = queue.enqueue(name, "A-19")
    print(said())
    print("status:", a17.get_status().value, a18.get_status().value)

    send_stop_job_command(queue.connection, a19.id)  # (3)!
    a19.latest_result(timeout=60)
    print("A-19:", a19.get_status().value)
    worker.terminate()
    worker.wait()
    print("left behind:", *Path().glob("*.part"))
