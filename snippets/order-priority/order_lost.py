from mini_queue.queue import Queue
from mini_queue.worker import Worker

finished = []


def pay(job):
    second.step()  # (1)!
    finished.append("paid")


def cancel(job):
    finished.append("canceled")


TASKS = {"pay": pay, "cancel": cancel}
queue = Queue("queue.sqlite")
for task in TASKS:
    queue.put(task, {"order": "A-17"})

first, second = Worker(queue, TASKS), Worker(queue, TASKS)
first.step()
print("put:", ", ".join(TASKS))
print("finished:", ", ".join(finished))
print("A-17 is now:", finished[-1])
