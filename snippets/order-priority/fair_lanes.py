from mini_queue.metrics import quantile
from mini_queue.order import FAIR, FIFO
from mini_queue.queue import Queue

JOBS = {"books": 100, "cakes": 5, "dolls": 5, "eggs": 5}  # (1)!


def export(order):
    clock = [0.0]
    queue = Queue(":memory:", lambda: clock[0], order=order)
    for shop, jobs in JOBS.items():
        for _ in range(jobs):
            queue.put("pdf", lane=shop)
    waits = {"noisy": [], "others": []}
    while job := queue.claim(lease=30):
        who = "noisy" if job.lane == "books" else "others"
        waits[who].append(job.waited)
        clock[0] += 1  # (2)!
        queue.ack(job)
    return waits, clock[0]


for name, order in ("one queue", FIFO), ("in turns", FAIR):
    waits, end = export(order)
    for who, seconds in waits.items():
        p95 = quantile(sorted(seconds), 0.95)
        print(f"{name}, {who}: 95% wait {p95:.0f} s at most")
    print(f"{name}: all done at {end:.0f} s")
