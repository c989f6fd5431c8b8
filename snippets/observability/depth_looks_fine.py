from mini_queue.metrics import measure
from mini_queue.queue import Queue

clock = [0.0]


def batch(queue):  # 120 orders at once, two served each second
    for _ in range(120):
        queue.put("pdf")
    for clock[0] in range(20):
        queue.ack(queue.claim(lease=30))
        queue.ack(queue.claim(lease=30))


def stopped(queue):  # the only worker dies with the first order
    queue.put("pdf")
    queue.claim(lease=30)  # (1)!
    for clock[0] in (60, 600, 1140):
        queue.put("pdf")
    clock[0] = 1200


for run in (batch, stopped):
    clock[0] = 0.0
    queue = Queue(":memory:", lambda: clock[0])
    run(queue)
    now = measure(queue, workers=4)
    print(f"{run.__name__}: depth {now.depth}, oldest {now.oldest:.0f} s")
    print("  depth > 50:", now.depth > 50)
    print("  oldest > 300 s:", now.oldest > 300)
