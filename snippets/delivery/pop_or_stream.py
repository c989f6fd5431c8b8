# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import multiprocessing
import os

import redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
broker = redis.from_url(URL, decode_responses=True, socket_timeout=None)
GROUP = "stream", "workers"


def work(shop):
    _, order = broker.brpop("list")
    read = broker.xreadgroup("workers", "first", {"stream": ">"})
    [[_, [[_, entry]]]] = read
    shop.send(f"{order} from the list, {entry['order']} from the stream")
    shop.recv()  # (1)!


if __name__ == "__main__":
    broker.lpush("list", "A-17")
    broker.xgroup_create(*GROUP, mkstream=True)
    broker.xadd("stream", {"order": "A-18"})
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe()
    worker = fork.Process(target=work, args=[theirs])
    worker.start()
    print("first worker:", ours.recv())
    worker.kill()
    worker.join()
    print("left in the list:", broker.llen("list"))
    for idle in 60_000, 0:  # (2)!
        _, found, _ = broker.xautoclaim(*GROUP, "second", idle)
        orders = [entry["order"] for _, entry in found]
        print(f"in the stream, idle for {idle // 1000} s or more:", orders)
    [pending] = broker.xpending_range(*GROUP, "-", "+", 1)
    print("deliveries of A-18:", pending["times_delivered"])
