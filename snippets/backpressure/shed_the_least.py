from mini_queue.limits import Bounded, Full
from mini_queue.queue import Queue

NEWS, ORDER = 0, 1
queue = Queue("queue.sqlite")
bounded = Bounded(queue, most=2, shed=True)
accepted = []
for name, priority in (
    ("news 1", NEWS),
    ("news 2", NEWS),
    ("A-17", ORDER),
    ("news 3", NEWS),
    ("A-18", ORDER),
    ("A-19", ORDER),
):
    try:
        accepted.append(bounded.put("mail", name, priority=priority))
    except Full:
        print(f"{name}: refused")
for job in map(queue.get, accepted):
    print(f"{job.args}: accepted, now {job.state}, {job.error}")
