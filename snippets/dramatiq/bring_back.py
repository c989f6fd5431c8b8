# /// script
# requires-python = ">=3.11"
# dependencies = ["dramatiq==2.2.1", "redis==8.1.0"]
# ///
import logging
import os

import dramatiq
from dramatiq.brokers.redis import RedisBroker

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
logging.getLogger("dramatiq").setLevel(logging.CRITICAL)
broker = RedisBroker(url=URL)
dramatiq.set_broker(broker)
printer = {"on": False}


@dramatiq.actor(max_retries=0)
def export(order):
    if not printer["on"]:
        raise OSError("printer off")
    print(order, "exported")


def bring_back(queue):
    dead = f"dramatiq:{queue}.XQ"
    for key, data in broker.client.hgetall(f"{dead}.msgs").items():
        letter = dramatiq.Message.decode(data)
        broker.enqueue(letter.copy(options={"retries": 0}))  # (1)!
        broker.client.zrem(dead, key)
        broker.client.hdel(f"{dead}.msgs", key)


def work():
    worker = dramatiq.Worker(broker, worker_threads=1, worker_timeout=100)
    worker.start()
    broker.join("default")
    worker.stop()
    print("dead letters:", broker.client.zcard("dramatiq:default.XQ"))


export.send("A-17")
work()
printer["on"] = True
bring_back("default")
work()
