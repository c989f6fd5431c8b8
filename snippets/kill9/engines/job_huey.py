"""Huey, with one worker."""

import os

from huey import RedisHuey, SqliteHuey
from job import BROKER, SETTINGS, SQLITE, work

if BROKER == "sqlite":
    huey = SqliteHuey(filename=SQLITE)
else:
    huey = RedisHuey(url=os.environ["REDIS_URL"])
enqueue = huey.task(**SETTINGS)(work)
