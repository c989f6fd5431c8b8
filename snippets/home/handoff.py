# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import os
import threading

import redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
broker = redis.from_url(URL, decode_responses=True, socket_timeout=None)  # (1)!


def request(order):
    broker.rpush("exports", order)
    return 202


def worker():
    while True:
        _, order = broker.blpop("exports")
        if order == "stop":
            return
        print(f"worker: {order}.pdf")


print("request A-17:", request("A-17"))
print("request A-18:", request("A-18"))
print("waiting:", broker.llen("exports"))

background = threading.Thread(target=worker)
background.start()
broker.rpush("exports", "stop")
background.join()
print("waiting:", broker.llen("exports"))
