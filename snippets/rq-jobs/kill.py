# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0", "rq==3.0.0"]
# ///
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from redis import Redis
from rq import Queue, Retry
from rq.registry import StartedJobRegistry

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
broker = Redis.from_url(URL)


def export(order, *victims):
    if broker.incr(f"runs {order}") == 1:  # (1)!
        if "worker" in victims:
            os.kill(os.getppid(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)
    return f"{order}.pdf"


def work():
    options = ["-m", "rq.cli", "worker", "--url", URL, "--burst"]
    null = subprocess.DEVNULL
    command = [sys.executable, *options, "exports"]
    return subprocess.run(command, stdout=null, stderr=null).returncode


if __name__ == "__main__":
    queue = Queue("exports", connection=broker)
    name = f"{Path(__file__).stem}.export"
    again = {"retry": Retry(max=1)}

    def put(plain, retried, *victims):
        orders = {plain: {}, retried: again}
        return [
            queue.enqueue(name, order, *victims, **options)
            for order, options in orders.items()
        ]

    def tell(what, jobs):
        print(f"{what}:", *(job.get_status().value for job in jobs))

    jobs = put("A-17", "A-18", "child")
    work()
    tell("child killed", jobs)
    jobs = put("A-19", "A-20", "worker")
    print("exit codes:", work(), work())  # (2)!
    work()
    tell("worker killed, another came", jobs)
    started = StartedJobRegistry(queue=queue)
    runs = broker.zrange(started.key, 0, -1, withscores=True)
    left = [expires - time.time() for _, expires in runs]
    print("given up within 90 s:", len(left), max(left) <= 90)
    for run, _ in runs:
        broker.zincrby(started.key, -90, run)  # (3)!
    tell("90 s later", jobs)
    work()
    tell("another worker came", jobs)
    print(jobs[0].latest_result().exc_string.split(", at ")[0])
    broker.delete(*(f"runs A-{number}" for number in range(17, 21)))
