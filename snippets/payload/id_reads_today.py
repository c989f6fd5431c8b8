from mini_queue.queue import Queue
from mini_queue.worker import Worker

orders = {"A-17": {"id": "A-17", "street": "3 Mill Lane"}}


def label(job):
    order = orders.get(job.args["order"])
    if order:
        print(f"label of {order['id']}: {order['street']}")
    else:
        print(f"{job.args['order']}: no longer there")  # (1)!


queue = Queue("queue.sqlite")
queue.put("label", {"order": "A-17"})
orders["A-17"]["street"] = "9 Harbor Road"
queue.put("label", {"order": "A-18"})

worker = Worker(queue, {"label": label})
while worker.step():
    pass
