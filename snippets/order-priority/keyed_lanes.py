from mini_queue.order import KEYED
from mini_queue.queue import Queue

clock = [0.0]
queue = Queue("queue.sqlite", lambda: clock[0], only=KEYED)


def claim():
    job = queue.claim(lease=30)
    what = f"{job.task} {job.lane}" if job else "nothing"
    print(f"{clock[0]:.0f} s: claimed {what}")
    return job


for task, order in ("pay", "A-17"), ("cancel", "A-17"), ("pay", "A-18"):
    queue.put(task, lane=order)  # (1)!

pay = claim()
queue.ack(claim())
claim()  # (2)!

print("pay A-17 failed:", queue.retry(pay, due=60, error="503"))
claim()

clock[0] = 60
pay = claim()
print("pay A-17 buried:", queue.bury(pay, error="503 again"))
claim()  # (3)!
