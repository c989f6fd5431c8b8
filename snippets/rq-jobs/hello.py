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

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
broker = Redis.from_url(URL, socket_timeout=None, decode_responses=True)


def export(order):
    broker.rpush("began", order)
    broker.blpop("go", 20)  # (1)!
    return f"{order}.pdf"


def show(when):
    names = {key.split(":")[1] for key in broker.keys("rq:*")}
    print(f"{when}:", *sorted(names))


if __name__ == "__main__":
    queue = Queue("exports", connection=Redis.from_url(URL))
    job = queue.enqueue(f"{Path(__file__).stem}.export", "A-17")
    show(job.get_status().value)
    command = [sys.executable, "-m", "rq.cli", "worker"]
    options, null = ["--url", URL, "exports"], subprocess.DEVNULL
    worker = subprocess.Popen([*command, *options], stdout=null, stderr=null)
    broker.blpop("began")
    show(job.get_status().value)
    broker.rpush("go", "")
    print("result:", job.latest_result(timeout=60).return_value)
    worker.terminate()
    worker.wait()
    show(job.get_status().value)
