# /// script
# requires-python = ">=3.11"
# dependencies = ["celery==5.7.0", "kombu==5.7.0", "redis==8.1.0"]
# ///
import os
import subprocess
import sys
import time
from pathlib import Path

from celery import Celery
from kombu import Queue
from redis import Redis

REDIS = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
RABBITMQ = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost//")
store = Redis.from_url(REDIS, socket_timeout=None, decode_responses=True)
QUEUES = {
    "prefork": ["early", "late"],
    "threads": ["early", "late"],
    "solo-1": ["early"],
    "solo-2": ["late"],  # (1)!
}


def export(name):
    if store.incr(f"runs {name}") == 1:
        store.rpush("began", name)
        store.blpop("never")
    store.rpush("again", name)


def shop(broker):
    app = Celery(broker=broker, backend=REDIS)
    app.task(export, name="early")
    app.task(export, name="late", acks_late=True)
    return app


rabbitmq, redis = shop(RABBITMQ), shop(REDIS)


def start(broker, pool, queues):
    app = f"{Path(__file__).stem}:{broker}"
    options = ["-P", pool, "-c", "2", "-Q", queues, "-n", queues]
    return subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", app, "worker", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def acknowledged(app):
    answers = app.control.inspect(limit=2, timeout=60).active().values()
    return sum(task["acknowledged"] for tasks in answers for task in tasks)


def left(app):
    kept = store.hlen("unacked")
    with app.connection() as connection:
        for name in QUEUES:
            queue = Queue(name, channel=connection.default_channel)
            while (found := queue.queue_declare()).consumer_count:
                time.sleep(0.01)  # (2)!
            kept += found.message_count
    return kept


def main(broker, app):
    workers = [start(broker, name.split("-")[0], name) for name in QUEUES]
    sent = {}
    for queue, acks in QUEUES.items():
        for ack in acks:
            name = f"{queue}, {ack}"
            sent[name] = app.tasks[ack].apply_async([name], queue=queue)
    for _ in sent:
        store.blpop("began")
    while acknowledged(app) < 2:
        pass
    acknowledged(app)  # (3)!
    for worker in workers:
        worker.kill()
        worker.stdout.read()  # (4)!
        worker.wait()
    count = left(app)
    print(f"{broker}: {len(sent)} began, all killed, {count} left")
    for tag in store.zrange("unacked_index", 0, -1):
        store.zincrby("unacked_index", -3600, tag)  # (5)!
    worker = start(broker, "solo", ",".join(QUEUES))
    again = [store.blpop("again")[1] for _ in range(count)]
    worker.terminate()
    worker.wait()
    for name, result in sent.items():
        fate = "back" if name in again else "lost"
        print(f"  {name}: {fate}, {result.state}")
        store.delete(f"runs {name}")


if __name__ == "__main__":
    main("rabbitmq", rabbitmq)
    main("redis", redis)
