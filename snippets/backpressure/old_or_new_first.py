from statistics import median

from mini_queue.limits import Bounded, Full
from mini_queue.order import FIFO
from mini_queue.queue import Queue

PATIENCE = 30  # seconds


def overloaded(name, order=FIFO, most=9_999, life=None):
    clock, refused, waits = [0], 0, []
    queue = Queue(name, lambda: clock[0], order=order, synchronous="NORMAL")
    orders = Bounded(queue, most)
    for clock[0] in range(300):
        for _ in range(3):
            try:
                orders.put("pdf", expires=life and clock[0] + life)  # (1)!
            except Full:
                refused += 1
        for _ in range(2):
            if job := queue.claim(lease=30):
                queue.ack(job)
                waits.append(job.waited)
    useful = sum(wait <= PATIENCE for wait in waits)
    left = queue.counts()
    print(f"{name}: {useful} in time, {len(waits) - useful} late,", end=" ")
    print(f"waited {median(waits):.0f} s")  # (2)!
    print(f"  refused {refused}, expired {left['dead']},", end=" ")
    print("still waiting", left["waiting"])


overloaded("oldest first")
overloaded("newest first", order="id DESC")
overloaded("expires", life=PATIENCE)
overloaded("20 at most", most=20)
