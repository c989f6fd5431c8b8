# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import os

import redis

from mini_queue.database import Database

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
jobs = redis.from_url(URL, decode_responses=True)
shop, worker = Database("shop.sqlite"), Database("shop.sqlite")  # (1)!
shop.rows("CREATE TABLE orders (id)")
events = []


def work():
    order = jobs.lpop("jobs")
    events.append("take")
    found = worker.rows("SELECT * FROM orders WHERE id = ?", order)
    print(f"worker: {order} exists: {bool(found)}")
    events.append("look")


def take(order, paid):
    try:
        with shop.transaction():
            shop.rows("INSERT INTO orders VALUES (?)", order)
            events.append("insert")
            jobs.rpush("jobs", order)
            events.append("send")
            if not paid:
                raise ValueError("card refused")
            work()  # (2)!
        print(f"shop: {order} committed")
    except ValueError as error:
        print(f"shop: {order} rolled back, {error}")
    events.append("end")


take("A-17", paid=True)
take("A-18", paid=False)
work()
at = events.index
print("order: uncommitted", at("insert"), "to", at("end"))
print("job: waits", at("send"), "to", at("take"))
print("job: runs", at("take"), "to", at("look"))
print("order: committed", at("end"), "to", at("end") + 1)
