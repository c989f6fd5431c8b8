from mini_queue.queue import Queue
from mini_queue.worker import Worker

clock = [0]


def notices(path, useful):
    queue = Queue(path, lambda: clock[0], synchronous="NORMAL")
    sent, late = [], []

    def notify(job):
        clock[0] += 5
        sent.append(job.args)
        if clock[0] > job.put_at + 60:
            late.append(job.args)

    def put(order):
        expires = clock[0] + useful if useful else None
        queue.put("courier at the door", order, expires=expires)

    for clock[0] in range(20):
        put(f"A-{clock[0]}")
    clock[0] = 600  # (1)!
    put("A-20")
    print("  waiting before the worker starts:", queue.counts()["waiting"])
    worker = Worker(queue, {"courier at the door": notify})
    while worker.step():
        pass
    print(f"  sent {len(sent)}, of them late {len(late)}")
    print(f"  dead {queue.counts()['dead']}, of the first:", queue.get(1).error)


print("no expiry:")
notices("forever.sqlite", None)
print("expires after 60 s:")
notices("minute.sqlite", 60)
