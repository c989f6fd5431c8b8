from mini_queue.metrics import measure
from mini_queue.queue import Queue

PROMISES = {"mail": 60, "pdf": 600}  # seconds
clock = [10_000.0]
queue = Queue(":memory:", lambda: clock[0])

for lane, waited, jobs in (("pdf", 20, 90), ("mail", 5, 8), ("mail", 300, 2)):
    for _ in range(jobs):
        queue.put(lane, lane=lane, due=clock[0] - waited)
        queue.ack(queue.claim(lease=30))

print(f"both: p95 {measure(queue, workers=4).waited[0.95]:.0f} s")
for lane, promise in PROMISES.items():
    rows = queue.database.rows("SELECT waited FROM jobs WHERE lane = ?", lane)
    late = sum(row["waited"] > promise for row in rows) / len(rows)
    print(f"{lane}: {late:.0%} late, of the budget {late / 0.05:.0%}")  # (1)!
