"""Huey."""

from huey import RedisHuey
from job import URL, work

huey = RedisHuey(url=URL)
enqueue = huey.task()(work)
