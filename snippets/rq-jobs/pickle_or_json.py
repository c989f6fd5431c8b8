# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0", "rq==3.0.0"]
# ///
import os
import subprocess
import sys
import zlib
from datetime import date
from pathlib import Path

from redis import Redis
from rq import Queue

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
broker = Redis.from_url(URL)


def export(order):
    return f"{order}.pdf"


def work(queue, *options):
    command = [sys.executable, "-m", "rq.cli", "worker", "--url", URL]
    null = subprocess.DEVNULL
    command += ["--burst", *options, queue.name]
    subprocess.run(command, stdout=null, stderr=null, check=True)


if __name__ == "__main__":
    name = f"{Path(__file__).stem}.export"
    for serializer in ("pickle", "json"):
        queue = Queue(serializer, connection=broker, serializer=serializer)
        job = queue.enqueue(name, "A-17")
        print(zlib.decompress(broker.hget(job.key, "data"))[:38])
        work(queue)
        print(f"{serializer}, worker as it is: {job.get_status().value}")
    job = queue.enqueue(name, "A-18")
    work(queue, "--serializer", "json")
    print("json, worker --serializer json:", job.get_status().value)
    try:
        queue.enqueue(name, date(2026, 11, 22))
    except TypeError as error:
        print("json:", error)
