# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import os
import time

import redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
put_at = int(time.time() * 1000) - 1_200_000
with redis.Redis.from_url(URL, decode_responses=True) as broker:
    broker.xgroup_create("pdf", "exporters", id="0", mkstream=True)
    for n, order in enumerate(("A-17", "A-18", "A-19")):
        broker.xadd("pdf", {"order": order}, id=f"{put_at}-{n}")  # (1)!
    broker.xreadgroup("exporters", "me", {"pdf": ">"}, count=1)

    now = time.time() * 1000
    group = broker.xinfo_groups("pdf")[0]
    print("waiting:", group["lag"], "taken:", group["pending"])
    after = f"({group['last-delivered-id']}"  # (2)!
    number, job = broker.xrange("pdf", after, "+", count=1)[0]
    age = now - int(number.partition("-")[0])
    print(f"waits: {job['order']}, 20 minutes: {age >= 1_200_000}")
    held = broker.xpending_range("pdf", "exporters", "-", "+", 1)[0]
    idle = held["time_since_delivered"]
    age = now - int(held["message_id"].partition("-")[0])
    print(f"taken: 20 minutes: {age >= 1_200_000},", end=" ")
    print(f"idle 20 minutes: {idle >= 1_200_000}")
