from mini_queue.order import PRIORITY, ageing
from mini_queue.queue import Queue


def report(order):
    clock = [0.0]
    queue = Queue(":memory:", lambda: clock[0], order=order)
    queue.put("report", priority=0)
    while clock[0] < 1000:
        queue.put("receipt", priority=1)  # (1)!
        job = queue.claim(lease=30)
        queue.ack(job)
        if job.task == "report":
            return f"the report leaves at {clock[0]:.0f} s"
        clock[0] += 1
    return f"the report still waits at {clock[0]:.0f} s"


print("by priority:", report(PRIORITY))
print("aging, 60 s:", report(ageing(60)))
print("aging, 600 s:", report(ageing(600)))
