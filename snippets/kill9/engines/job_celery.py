"""Celery, with prefork."""

import os

from celery import Celery
from job import BROKER, SETTINGS, work

TRANSPORT = (
    "visibility_timeout",
    "unacked_restore_interval",
    "unacked_restore_throttle",
)
app = Celery(
    broker=os.environ[f"{BROKER.upper()}_URL"],
    backend=os.environ["REDIS_URL"],
)
app.conf.broker_transport_options = {
    name: SETTINGS.pop(name) for name in TRANSPORT if name in SETTINGS
}
app.conf.update(SETTINGS)
task = app.task(work, name="work")


def enqueue() -> None:
    """One job."""
    task.apply_async(task_id="kill9")


def state() -> str:
    """What the result backend says of it."""
    return app.AsyncResult("kill9").state
