import time

from mini_queue.control import Control
from mini_queue.queue import Queue
from mini_queue.states import IllegalMove
from mini_queue.worker import Worker

queue = Queue("queue.sqlite")
ana = Control(queue, "ana")


def export(job):
    for page in (1, 2, 3):
        worker.hold.check()  # (1)!
        print(f"{job.args}: page {page}")
        if job.args == "A-18" and page == 2:
            ana.cancel(job.id, "wrong address")
            while not worker.hold.lost:  # (2)!
                time.sleep(0.01)


worker = Worker(queue, {"export": export}, lease=0.3)
ids = {order: queue.put("export", order) for order in ("A-17", "A-18", "A-19")}
ana.cancel(ids["A-17"], "ordered twice")
while worker.step():
    pass
try:
    ana.cancel(ids["A-19"], "too late")
except IllegalMove as error:
    print("refused:", error)

for order, number in ids.items():
    print(order, queue.get(number).state)
