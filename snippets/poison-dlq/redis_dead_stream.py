# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
import multiprocessing
import os
import signal

import redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
MOST = 3


def connected():
    return redis.Redis.from_url(URL, decode_responses=True)


def take(broker):
    group = "work", "exporters"
    _, found, _ = broker.xautoclaim(*group, "me", 0, count=1)  # (1)!
    for number, fields in found:
        held = broker.xpending_range(*group, number, number, 1)[0]
        if held["times_delivered"] <= MOST:
            return number, fields["order"]
        with broker.pipeline() as both:  # (2)!
            both.xadd("dead", fields | {"deliveries": MOST})
            both.xack(*group, number).execute()
    new = broker.xreadgroup("exporters", "me", {"work": ">"}, count=1)
    for _, messages in new:
        return messages[0][0], messages[0][1]["order"]
    return None


def work():
    broker = connected()
    while taken := take(broker):
        if taken[1] == "A-18":
            os.kill(os.getpid(), signal.SIGKILL)
        broker.xack("work", "exporters", taken[0])
        print("done", taken[1], flush=True)


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    with connected() as broker:
        broker.xgroup_create("work", "exporters", mkstream=True)
        for order in "A-17", "A-18", "A-19":
            broker.xadd("work", {"order": order})
        for start in range(4):
            worker = fork.Process(target=work)
            worker.start()
            worker.join()
            print(f"worker {start + 1}: exit code {worker.exitcode}")
        for _, fields in broker.xrange("dead"):
            print("dead:", fields)
