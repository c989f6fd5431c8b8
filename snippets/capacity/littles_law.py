import random
import threading
import time
from bisect import bisect
from statistics import mean

from mini_queue.queue import Queue
from mini_queue.worker import Worker

JOBS, WORKERS, LOOKS = 200, 3, 20_000
chance = random.Random(17)
exported = threading.Semaphore(0)


def export(job):
    time.sleep(job.args["seconds"])
    exported.release()


queue = Queue("queue.sqlite", synchronous="NORMAL")
workers = [Worker(queue, {"pdf": export}, poll=0.001) for _ in range(WORKERS)]
threads = [threading.Thread(target=worker.run) for worker in workers]
for thread in threads:
    thread.start()
for _ in range(JOBS):  # (1)!
    queue.put("pdf", {"seconds": chance.expovariate(1 / 0.012)})
    time.sleep(chance.expovariate(1 / 0.005))
for _ in range(JOBS):
    exported.acquire()
for worker, thread in zip(workers, threads, strict=True):
    worker.stop()
    thread.join()

rows = queue.database.rows("SELECT put_at, started, ended FROM jobs")
put, started, ended = (sorted(times) for times in zip(*rows, strict=True))
rate = JOBS / (ended[-1] - put[0])
look = (ended[-1] - put[0]) / LOOKS
times = [put[0] + look * n for n in range(LOOKS)]  # (2)!
for name, enter, leave in (
    ("waits", put, started),
    ("runs", started, ended),
    ("both", put, ended),
):
    seen = mean(bisect(enter, t) - bisect(leave, t) for t in times)
    law, stay = seen / rate, mean(leave) - mean(enter)
    print(f"{name}: law {law * 1000:.1f} ms,", end=" ")
    print(f"stamps {stay * 1000:.1f} ms,", end=" ")
    print("within one look:", abs(law - stay) < look)  # (3)!
