# /// script
# requires-python = ">=3.11"
# dependencies = ["celery==5.7.0", "redis==8.1.0"]
# ///
import os
import subprocess
import sys
from pathlib import Path

from celery import Celery
from redis import Redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
app = Celery(broker=URL, backend=URL)
broker = Redis.from_url(URL, decode_responses=True)


def export(order):
    if broker.incr(f"tries {order}") < 3:
        raise OSError("printer is off")
    return f"{order}.pdf"


plain = app.task(name="plain")(export)
retried = app.task(name="retried", autoretry_for=(OSError,))(export)
at_once = app.task(
    name="at_once", autoretry_for=(OSError,), default_retry_delay=0
)(export)


def held():
    answers = app.control.inspect(limit=1, timeout=60).scheduled()
    return [task for tasks in answers.values() for task in tasks]


def main():
    options = ["-A", Path(__file__).stem, "worker", "-c", "1"]
    command, null = [sys.executable, "-m", "celery"], subprocess.DEVNULL
    worker = subprocess.Popen([*command, *options], stdout=null, stderr=null)
    for order, task in {"A-17": plain, "A-18": at_once}.items():
        result = task.delay(order)
        result.get(propagate=False)
        tries = broker.get(f"tries {order}")
        print(f"{task.name}: {result.state}, tries: {tries}")
    result = retried.delay("A-19")
    while not (held() and result.state == "RETRY"):  # (1)!
        pass
    print(f"retried: {result.state}, in {retried.default_retry_delay} s")
    print("in the queue:", broker.llen("celery"))
    print("in the worker:", len(held()))
    print("not acknowledged:", broker.hlen("unacked"))
    worker.terminate()
    worker.wait()
    print("worker stopped, in the queue:", app.control.purge())  # (2)!
    broker.delete("tries A-17", "tries A-18", "tries A-19")


if __name__ == "__main__":
    main()
