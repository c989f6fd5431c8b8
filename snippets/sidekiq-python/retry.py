# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import json
import os
import subprocess
import time

from redis import Redis

from sidekiq_client import Sidekiq

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
broker = Redis.from_url(URL, socket_timeout=None, decode_responses=True)
MINE = "python:worker-1"
MOST = 2  # retries


def step(job, wait):
    text = broker.blmove("queue:python", MINE, 0, "RIGHT", "LEFT")
    try:
        job(*json.loads(text)["args"])
    except Exception as error:
        put_off(text, error, wait)
    else:
        broker.lrem(MINE, 1, text)


def put_off(text, error, wait):
    old, now = json.loads(text), time.time()
    count = old.get("retry_count", -1) + 1
    new = old | {"retry_count": count, "error_message": str(error)}
    new |= {"error_class": type(error).__name__}
    new |= {"retried_at" if count else "failed_at": now}
    with broker.pipeline(transaction=True) as both:  # (1)!
        if count < MOST:
            both.zadd("retry", {json.dumps(new): now + wait(count)})
        else:
            both.zadd("dead", {json.dumps(new): now})
        both.lrem(MINE, 1, text)
        both.execute()


def unlucky(order):
    print(order, "fails")
    raise OSError("no paper")


Sidekiq(broker).push("MakePdf", "A-17", queue="python")
command = ["sidekiq", "-r", "./sidekiq_client/jobs.rb", "-q", "default"]
null = subprocess.DEVNULL
poller = subprocess.Popen(command, stdout=null, stderr=null)  # (2)!
for _ in range(MOST + 1):
    step(unlucky, wait=lambda count: 0.1)  # (3)!
poller.terminate()
poller.wait()
(dead,) = map(json.loads, broker.zrange("dead", 0, -1))
print("dead:", dead["error_class"], "after retries:", dead["retry_count"])
print("kept:", broker.llen(MINE), "retry:", broker.zcard("retry"))
