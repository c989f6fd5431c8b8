# /// script
# requires-python = ">=3.11"
# dependencies = ["dramatiq==2.2.1", "redis==8.1.0"]
# ///
import json
import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import dramatiq
from dramatiq.brokers.redis import RedisBroker
from redis import Redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
dramatiq.set_broker(RedisBroker(url=URL))
redis = Redis.from_url(URL, socket_timeout=None, decode_responses=True)


@dramatiq.actor(min_backoff=200, max_retries=3, on_retry_exhausted="gave_up")
def export(order):
    attempt = redis.rpush(f"{order} began", time.time())
    if order == "A-18" or attempt < 3:
        raise OSError("printer off")
    redis.rpush("said", f"{order} exported at attempt {attempt}")


@dramatiq.actor
def gave_up(message, retries):
    redis.rpush("said", f"{message['args'][0]} given up: {retries}")


if __name__ == "__main__":
    export.send("A-17")
    export.send("A-18")
    options = ["-m", "dramatiq", Path(__file__).stem, "-p", "1", "-t", "2"]
    command = [sys.executable, *options]
    worker = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    print(redis.blpop("said")[1])
    print(redis.blpop("said")[1])
    worker.terminate()
    worker.wait()
    began = [float(each) for each in redis.lrange("A-18 began", 0, -1)]
    least = [each / 1000 for each in (200, 400, 800)]
    waits = [after - before for before, after in pairwise(began)]
    doubled = all(map(float.__ge__, waits, least))
    print("waits at least", *least, "seconds:", doubled)
    for dead in redis.hvals("dramatiq:default.XQ.msgs"):
        letter = json.loads(dead)
        error = letter["options"]["traceback"].splitlines()[-1]
        print("dead letter:", *letter["args"], "-", error)
