# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import multiprocessing
import os

import redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
broker = redis.from_url(URL, decode_responses=True, socket_timeout=None)


def blpop():
    return broker.blpop("exports")[1]


def blmove():
    return broker.blmove("exports", "in hand", 0)  # (1)!


def worker(take, shop):
    while True:
        order = take()
        shop.send(order)
        shop.recv()  # (2)!
        broker.lrem("in hand", 1, order)  # (3)!


def give_back():
    while broker.lmove("in hand", "exports", "RIGHT", "LEFT"):  # (4)!
        pass


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    for take in blpop, blmove:
        broker.rpush("exports", "A-17", "A-18")
        ours, theirs = fork.Pipe()
        process = fork.Process(target=worker, args=(take, theirs))
        process.start()
        print(f"{take.__name__}: killed with {ours.recv()} in hand")
        process.kill()
        process.join()
        give_back()
        waiting = broker.lrange("exports", 0, -1)
        print(f"{take.__name__}: the next worker finds {waiting}")
        broker.delete("exports")
