# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import os

import redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
broker = redis.from_url(URL, decode_responses=True, socket_timeout=None)
broker.xgroup_create("exports", "workers", id="0", mkstream=True)

orders = [f"A-{number}" for number in range(17, 23)]
for order in orders:
    job = {"order": order}
    broker.xadd("exports", job, maxlen=4, approximate=False)  # (1)!

read = broker.xreadgroup("workers", "one", {"exports": ">"}, count=10)
got = [fields["order"] for _, fields in read[0][1]]
print("put:", *orders)
print("read:", *got)
print("lost, and nobody says so:", *[o for o in orders if o not in got])
