from mini_queue.payload import BadPayload, upgraded
from mini_queue.queue import Queue
from mini_queue.retry import Policy, fixed
from mini_queue.worker import Worker

queue = Queue("queue.sqlite")
queue.put("bill", {"order": "A-17", "total": 19.9})
queue.put("charge", {"order": "A-18", "cents": 500}, headers={"version": 2})
newer = {"order": "A-19", "amount": {"cents": 700, "currency": "EUR"}}
number = queue.put("charge", newer, headers={"version": 3})


def in_cents(old):
    return {"order": old["order"], "cents": round(old["total"] * 100)}


def charge(job):
    version = job.headers.get("version", 1)  # (1)!
    args = upgraded(job.args, version, {1: in_cents}, to=2)
    print(f"version {version}: {args['order']}, {args['cents']} cents")


tasks = {"charge": charge, "bill": charge}  # (2)!
worker = Worker(queue, tasks, Policy(fixed(0), never=(BadPayload,)))
while worker.step():
    pass
job = queue.get(number)
print("A-19:", job.state, job.args["amount"])  # (3)!
