"""Celery, without results."""

from celery import Celery
from job import URL, work

app = Celery(broker=URL)
enqueue = app.task(work, name="work").delay
