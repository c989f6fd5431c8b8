# /// script
# requires-python = ">=3.11"
# dependencies = ["dramatiq==2.2.1", "redis==8.1.0"]
# ///
import logging
import os

import dramatiq
from dramatiq.brokers.redis import RedisBroker
from dramatiq.middleware import AsyncIO, Middleware, SkipMessage

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
logging.getLogger("dramatiq").setLevel(logging.ERROR)
broker = RedisBroker(url=URL)


class Once(Middleware):
    def before_process_message(self, broker, message):
        if broker.client.exists(f"done {message.message_id}"):
            raise SkipMessage

    def after_process_message(
        self, broker, message, *, result=None, exception=None
    ):
        if exception is None:
            broker.client.set(f"done {message.message_id}", "", ex=604_800)

    def after_skip_message(self, broker, message):
        print(*message.args, "skipped")


broker.add_middleware(AsyncIO())  # (1)!
broker.add_middleware(Once())
dramatiq.set_broker(broker)


@dramatiq.actor
async def export(order):
    print(order, "exported")


message = export.send("A-17")
broker.enqueue(message)  # (2)!
worker = dramatiq.Worker(broker, worker_threads=1, worker_timeout=100)  # (3)!
worker.start()
broker.join("default")
worker.stop()
