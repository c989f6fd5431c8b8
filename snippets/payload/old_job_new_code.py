from mini_queue.queue import Queue
from mini_queue.retry import Policy, fixed
from mini_queue.worker import Worker

queue = Queue("queue.sqlite")
queue.put("charge", {"order": "A-17", "total": 19.9})  # (1)!


def charge(job):
    print(f"{job.args['order']}: {job.args['cents']} cents")


worker = Worker(queue, {"charge": charge}, Policy(fixed(0), attempts=3))
while worker.step():
    pass
job = queue.get(1)
print(f"after {job.count} deliveries: {job.state}, {job.error}")
