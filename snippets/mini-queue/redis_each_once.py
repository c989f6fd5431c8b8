# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import os
import threading

import redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
broker = redis.from_url(URL, decode_responses=True)


def from_list(me):
    while order := broker.lmove("exports", f"in hand: {me}"):  # (1)!
        yield order
        broker.lrem(f"in hand: {me}", 1, order)


def from_stream(me):
    new = {"orders": ">"}
    while found := broker.xreadgroup("pdf", me, new, count=1):  # (2)!
        [(_, [(number, message)])] = found
        yield message["order"]
        broker.xack("orders", "pdf", number)


broker.delete("exports", "orders", "in hand: first")
for order in range(100):
    broker.rpush("exports", order)
    broker.xadd("orders", {"order": order})
broker.xgroup_create("orders", "pdf", 0)

for consumer in from_list, from_stream:
    dead = next(consumer("first"))  # (3)!
    taken = []
    threads = [
        threading.Thread(target=taken.extend, args=[consumer(me)])
        for me in ("second", "third")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{consumer.__name__}: 1 taken by the dead, {len(taken)} by two")
    print("  different messages:", len({dead, *taken}))
print("list, in a dead hand:", broker.lrange("in hand: first", 0, -1))
print("stream, not acked:", broker.xpending("orders", "pdf")["pending"])
print("stream, still there:", broker.xlen("orders"))
