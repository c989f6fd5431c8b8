import heapq
import random
from statistics import mean

from mini_queue.metrics import quantile
from mini_queue.queue import Queue

RATE, MAILS = 2, 0.8  # jobs a second, and how many of them are mails
SECONDS = {"mail": 0.3, "pdf": 9}  # that each takes
PROMISE = {"mail": 5, "pdf": 60}  # seconds that 95 of 100 wait at most


def run(workers, tasks):
    clock, chance = [0.0], random.Random(17)
    queue = Queue(":memory:", lambda: clock[0])
    dues, due = [], 0.0
    with queue.database.transaction():
        for _ in range(600):
            due += chance.expovariate(RATE)
            task = "mail" if chance.random() < MAILS else "pdf"
            if task in tasks:
                dues.append(due)
                queue.put(task, due=due)
    free, waits = [0.0] * workers, []
    for due in dues:  # (1)!
        clock[0] = max(due, free[0])
        waits.append(clock[0] - due)
        job = queue.claim(lease=60)
        clock[0] += SECONDS[job.task]
        queue.ack(job)
        heapq.heapreplace(free, clock[0])
    for task in tasks:
        rows = queue.database.rows(
            "SELECT waited FROM jobs WHERE task = ? ORDER BY waited", task
        )
        waited = [row["waited"] for row in rows]
        late = quantile(waited, 0.95)  # (2)!
        print(f"{task}: mean {mean(waited):.1f} s, p95 {late:.1f} s,", end=" ")
        print("kept" if late <= PROMISE[task] else "BROKEN")
    rows = queue.database.rows("SELECT waited FROM jobs ORDER BY id")
    return waits == [row["waited"] for row in rows]


print("5 workers for both")
same = run(5, ["mail", "pdf"])
print("1 worker for mail, 4 for PDFs")
same &= run(1, ["mail"])
same &= run(4, ["pdf"])
print("the queue waits as the simulation does:", same)
