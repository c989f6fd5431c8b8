from mini_queue.metrics import measure
from mini_queue.queue import Queue

clock = [0]
queue = Queue("queue.sqlite", lambda: clock[0], synchronous="NORMAL")

for minute in range(1, 6):
    useful = 0
    for clock[0] in range(60 * minute - 60, 60 * minute):
        for _ in range(3):
            queue.put("pdf")
        for _ in range(2):  # (1)!
            job = queue.claim(lease=30)
            useful += job.waited <= 30  # (2)!
            queue.ack(job)
    now = measure(queue, workers=2)
    print(f"minute {minute}: {now.depth} wait,", end=" ")
    print(f"the oldest {now.oldest:.0f} s, {useful} of 120 in time")
