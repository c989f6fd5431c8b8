# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0", "starlette==1.10.0"]
# ///
import os
import time

import redis
from starlette.background import BackgroundTasks

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
broker = redis.from_url(URL)
tasks = BackgroundTasks()


def in_memory():
    tasks.add_task(print, "A-17")


def in_redis():
    broker.rpush("exports", "A-17")


def microseconds(hand_over):
    times = []
    for _ in range(500):
        begin = time.perf_counter()
        hand_over()
        times.append(time.perf_counter() - begin)
    return sorted(times)[250] * 1_000_000  # (1)!


broker.ping()  # (2)!
memory, queue = microseconds(in_memory), microseconds(in_redis)
print(f"add_task: {memory:.1f} µs")
print(f"rpush: {queue:.1f} µs")
print(f"the queue costs: {queue / memory:.0f}x")
print("over ten times as much:", queue > 10 * memory)
print("and under 20 ms:", queue < 20_000)
