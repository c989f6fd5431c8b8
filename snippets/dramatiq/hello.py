# /// script
# requires-python = ">=3.11"
# dependencies = ["dramatiq==2.2.1", "redis==8.1.0"]
# ///
import os
import subprocess
import sys
from pathlib import Path

import dramatiq
from dramatiq.brokers.redis import RedisBroker
from dramatiq.results import Results
from dramatiq.results.backends import RedisBackend
from redis import Redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
broker = RedisBroker(url=URL)
client = Redis.from_url(URL, socket_timeout=None)  # (1)!
broker.add_middleware(Results(backend=RedisBackend(client=client)))
dramatiq.set_broker(broker)


@dramatiq.actor(store_results=True)
def export(order):
    return f"{order}.pdf"


if __name__ == "__main__":
    message = export.send("A-17")
    print("sent:", message.queue_name, message.actor_name, *message.args)
    options = ["-m", "dramatiq", Path(__file__).stem, "-p", "1", "-t", "1"]
    command = [sys.executable, *options]
    worker = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    print("result:", message.get_result(block=True, timeout=60_000))
    worker.terminate()
    worker.wait()
