import math

from mini_queue.capacity import (
    connections,
    drain_time,
    mean_wait,
    utilisation,
    waits_longer,
    workers_needed,
)

RATE, SERVICE = 5, 2  # jobs a second, seconds a job
TARGET, BUSY = 1, 0.9  # seconds to wait, part of the time
BACKLOG, EACH = 1_000, 2  # jobs, connections of a worker


def workers_for(share, seconds, rate, service, busy):  # (1)!
    workers = workers_needed(rate, service, busy=busy)
    while waits_longer(seconds, rate, service, workers) > 1 - share:
        workers += 1
    return workers


for workers in range(10, 16):
    busy = utilisation(RATE, SERVICE, workers)
    wait = mean_wait(RATE, SERVICE, workers)
    late = waits_longer(TARGET, RATE, SERVICE, workers)
    drain = drain_time(BACKLOG, RATE, SERVICE, workers)
    waits = f"{wait:.2f} s" if math.isfinite(wait) else "never"  # (2)!
    drains = f"{drain:.0f} s" if math.isfinite(drain) else "never"
    print(f"{workers} workers: busy {busy:.0%}, waits {waits},", end=" ")
    print(f"over 1 s {late:.1%}, drained {drains}")

needed = workers_needed(RATE, SERVICE, TARGET, BUSY)
most = workers_for(0.99, TARGET, RATE, SERVICE, BUSY)
print("needed: on average", needed, "and for 99 of 100", most)
print("connections in a deploy:", connections(2, needed, EACH, 0))  # (3)!
