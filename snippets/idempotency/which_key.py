from mini_queue.inbox import Inbox
from mini_queue.queue import Queue
from mini_queue.worker import Worker

DAY = 86400
PENS, SHIPPING = ["A-17", "pens", 10], ["A-17", "shipping", 3]
KEYS = {
    "message": lambda job: f"{job.id}",
    "order": lambda job: job.args[0],
    "event": lambda job: f"{job.args[0]} {job.args[1]}",
}


def charged(key, keep):
    clock, amounts = [0.0], []
    queue = Queue(":memory:", lambda: clock[0])
    inbox = Inbox(queue.database, queue.now)

    def charge(job):
        with inbox.once(KEYS[key](job)) as first:
            if first:
                amounts.append(job.args[2])

    worker = Worker(queue, {"charge": charge})
    for day, args in (0, PENS), (0, SHIPPING), (3, PENS):
        clock[0] = day * DAY
        inbox.forget(before=clock[0] - keep * DAY)
        queue.put("charge", args)
        worker.step()
    return sum(amounts)


for key in KEYS:
    print(f"key of the {key}, kept 7 days:", charged(key, keep=7))
print("key of the event, kept 1 day:", charged("event", keep=1))
