# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import json
import os

import redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
broker = redis.from_url(URL, socket_timeout=None)


def memory(key, body):
    with broker.pipeline() as batch:
        for number in range(1000):
            batch.rpush(key, json.dumps({"order": f"A-{number}"} | body))
        batch.execute()
    return broker.memory_usage(key, samples=0) / 1e6  # (1)!


by_value = memory("by value", {"pdf": "%PDF" * 5_000})
by_reference = memory("by reference", {"sha256": "0" * 64, "size": 20_000})
print(f"by value: {by_value:.1f} MB")
print(f"by reference: {by_reference:.1f} MB")
print("a hundred times less:", by_reference * 100 < by_value)
