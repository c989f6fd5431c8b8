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
IMPORTED_BY = os.getpid()


def who():
    return os.getpid(), IMPORTED_BY


if __name__ == "__main__":
    queue = Queue("exports", connection=Redis.from_url(URL))
    options = ["-m", "rq.cli", "worker", "--url", URL, "--burst", "exports"]
    for kind in ("Worker", "SpawnWorker", "SimpleWorker"):
        jobs = [queue.enqueue(f"{Path(__file__).stem}.who") for _ in "123"]
        worker = subprocess.Popen(
            [sys.executable, *options, "--worker-class", f"rq.{kind}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        worker.wait()
        ran, imported = zip(*(job.return_value() for job in jobs))
        print(f"{kind}: processes: {len({*ran})},", end=" ")
        print(f"imports: {len({*imported})},", end=" ")
        print("in the worker:", worker.pid in ran)
