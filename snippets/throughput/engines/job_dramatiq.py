"""Dramatiq."""

import dramatiq
from dramatiq.brokers.redis import RedisBroker
from job import URL, work

dramatiq.set_broker(RedisBroker(url=URL))
enqueue = dramatiq.actor(work).send
