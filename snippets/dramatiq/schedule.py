# /// script
# requires-python = ">=3.11"
# dependencies = ["dramatiq==2.2.1", "redis==8.1.0"]
# ///
import os
import subprocess
import sys
import time
from pathlib import Path

import dramatiq
from dramatiq.brokers.redis import RedisBroker
from redis import Redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
dramatiq.set_broker(RedisBroker(url=URL))
redis = Redis.from_url(URL, socket_timeout=None, decode_responses=True)


@dramatiq.actor
def export(order, due):
    late = time.time() * 1000 - due
    redis.rpush("said", f"{order}, not before its time: {late >= 0}")


def send(order, delay):  # milliseconds
    due = int(time.time() * 1000) + delay
    export.send_with_options(args=(order, due), delay=delay)


if __name__ == "__main__":
    send("A-17", 10)
    send("A-18", 1500)
    send("A-19", 30 * 86_400_000)  # (1)!
    print("waiting in Redis:", redis.llen("dramatiq:default.DQ"))
    options = ["-m", "dramatiq", Path(__file__).stem, "-p", "1", "-t", "1"]
    command = [sys.executable, *options]
    worker = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    print(redis.blpop("said")[1])
    print(redis.blpop("said")[1])
    print("waiting in Redis:", redis.llen("dramatiq:default.DQ"))
    worker.terminate()  # (2)!
    worker.wait()
    print("waiting in Redis:", redis.llen("dramatiq:default.DQ"))
