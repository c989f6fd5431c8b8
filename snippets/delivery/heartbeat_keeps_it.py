import threading

from mini_queue.hold import Hold
from mini_queue.queue import Queue

LEASE = 0.03  # (1)!
clock = [0.0]
beats = threading.Semaphore(0)
second = set()


class Watched(Queue):
    def extend(self, job, lease):
        kept = super().extend(job, lease)
        clock[0] += lease * 2 / 3  # (2)!
        second.add(self.claim(lease))
        beats.release()
        return kept


queue = Watched("queue.sqlite", lambda: clock[0])
queue.put("pdf", {"order": "A-17"})
job = queue.claim(LEASE)
with Hold(queue, job, LEASE):
    for _ in range(6):
        beats.acquire()  # (3)!
    acked = queue.ack(job)
print("the second worker found", second)
print("ack:", acked, "in delivery", queue.get(job.id).count)
