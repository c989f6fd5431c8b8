from mini_queue.queue import Queue
from mini_queue.worker import Worker

clock = [0.0]
queue = Queue("queue.sqlite", now=lambda: clock[0])
queue.put("text", {"user": "Ana", "code": "417 905"})
number = queue.put("text", {"user": "Leo", "code": "233 118"}, expires=120)

clock[0] = 300  # (1)!


def text(job):
    print(f"minute {clock[0] / 60:.0f}: {job.args['user']} gets a dead code")


worker = Worker(queue, {"text": text})
while worker.step():
    pass
job = queue.get(number)
print(f"Leo's: {job.state}, {job.error}, {job.count} deliveries")
print("to look at:", queue.counts()["dead"])
