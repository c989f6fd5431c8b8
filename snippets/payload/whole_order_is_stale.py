from mini_queue.queue import Queue
from mini_queue.worker import Worker

orders = {"A-17": {"id": "A-17", "street": "3 Mill Lane"}}


def label(job):
    order = job.args["order"]
    print(f"label of {order['id']}: {order['street']}")


queue = Queue("queue.sqlite")
queue.put("label", {"order": orders["A-17"]})
orders["A-17"]["street"] = "9 Harbor Road"  # (1)!

Worker(queue, {"label": label}).step()
print("in the shop:", orders["A-17"]["street"])
