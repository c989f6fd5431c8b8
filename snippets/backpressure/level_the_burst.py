from mini_queue.queue import Queue

MINUTES, EVERY = 7, 2  # (1)!
calm = [5.0 * n for n in range(MINUTES * 12)]
burst = [60 + 0.6 * n for n in range(100)]
orders = sorted(calm + burst)
clock = [0]
queue = Queue("queue.sqlite", lambda: clock[0], synchronous="NORMAL")

for minute in range(1, MINUTES + 1):
    came = left = 0
    end = 60 * minute
    for clock[0] in range(end - 60 + EVERY, end + EVERY, EVERY):
        while orders and orders[0] < clock[0]:
            queue.put("pdf", orders.pop(0))
            came += 1
        if job := queue.claim(lease=30):
            queue.ack(job)
            left += 1
    waiting = queue.counts()["waiting"]
    for name, count in ("in", came), ("out", left), ("waiting", waiting):
        print(f"minute {minute}, {name}: {count}")
