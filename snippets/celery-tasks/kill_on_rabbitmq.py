# /// script
# requires-python = ">=3.11"
# dependencies = ["celery==5.7.0", "redis==8.1.0"]
# ///
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from celery import Celery
from redis import Redis

REDIS = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
RABBITMQ = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost//")
app = Celery(broker=RABBITMQ, backend=REDIS)  # (1)!
store = Redis.from_url(REDIS, socket_timeout=None, decode_responses=True)


def export(order):
    if store.incr(f"runs {order}") == 1:
        store.rpush("began", order)
        time.sleep(60)
    return f"{order}.pdf"


early = app.task(name="early")(export)
late = app.task(name="late", acks_late=True)(export)


def start():
    command = [sys.executable, "-m", "celery", "-A", Path(__file__).stem]
    null = subprocess.DEVNULL
    return subprocess.Popen(
        [*command, "worker", "-c", "2"],
        stdout=null,
        stderr=null,
        start_new_session=True,
    )


def acknowledged():
    answers = app.control.inspect(limit=1, timeout=60).active().values()
    return sum(task["acknowledged"] for tasks in answers for task in tasks)


def main():
    worker = start()
    a17, a18 = early.delay("A-17"), late.delay("A-18")
    print("began:", *sorted(store.blpop("began")[1] for _ in range(2)))
    while not acknowledged():
        pass
    print("acknowledged:", acknowledged())  # (2)!
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
    worker = start()
    print("another worker is here:", a18.get(timeout=90))
    print("A-17:", a17.state)
    worker.terminate()
    worker.wait()
    store.delete("runs A-17", "runs A-18")


if __name__ == "__main__":
    main()
