"""Dramatiq, with one process and one thread."""

import os

import dramatiq
from dramatiq.brokers.rabbitmq import RabbitmqBroker
from dramatiq.brokers.redis import RedisBroker
from job import BROKER, SETTINGS, work

if BROKER == "rabbitmq":
    broker = RabbitmqBroker(url=os.environ["RABBITMQ_URL"])
else:
    broker = RedisBroker(url=os.environ["REDIS_URL"], **SETTINGS)
dramatiq.set_broker(broker)
enqueue = dramatiq.actor(work).send
