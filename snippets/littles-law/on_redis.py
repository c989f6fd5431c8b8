# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import os
import random
import threading
import time
from bisect import bisect
from statistics import mean

import redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
broker = redis.from_url(URL, decode_responses=True, socket_timeout=None)
JOBS, LOOKS = 200, 20_000


def milliseconds(stamp):
    return int(stamp.split("-")[0])  # (1)!


def work():
    while True:
        new = {"orders": ">"}
        [(_, [(number, order)])] = broker.xreadgroup(
            "pdf", "worker", new, count=1, block=0
        )
        broker.xack("orders", "pdf", number)
        if "stop" in order:
            return
        if "lost" not in order:  # (2)!
            time.sleep(float(order["seconds"]))
            broker.xadd("done", {"order": number})


def run(lost):
    chance = random.Random(17)
    broker.delete("orders", "done")
    broker.xgroup_create("orders", "pdf", mkstream=True)
    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for n in range(JOBS):
        order = {"seconds": chance.expovariate(1 / 0.012)}
        broker.xadd("orders", order | ({"lost": 1} if n < lost else {}))
        time.sleep(chance.expovariate(1 / 0.005))
    for _ in workers:
        broker.xadd("orders", {"stop": 1})
    for worker in workers:
        worker.join()

    done = broker.xrange("done")
    came = [milliseconds(stamp) for stamp, _ in broker.xrange("orders")[:JOBS]]
    ended = [milliseconds(stamp) for stamp, _ in done]
    begin, look = came[0], (ended[-1] - came[0]) / LOOKS
    times = [begin + look * n for n in range(LOOKS)]
    seen = mean(bisect(came, t) - bisect(ended, t) for t in times)
    law = seen / JOBS * (ended[-1] - begin)
    stay = mean(
        milliseconds(stamp) - milliseconds(job["order"]) for stamp, job in done
    )
    print(f"{lost} lost: law {law:.1f} ms,", end=" ")
    print(f"workers {stay:.1f} ms,", end=" ")
    print("within one look:", abs(law - stay) < look)


run(lost=0)
run(lost=10)
