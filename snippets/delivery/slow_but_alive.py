from mini_queue.queue import Queue

clock = [0]
queue = Queue("queue.sqlite", lambda: clock[0])  # (1)!
queue.put("pdf", {"order": "A-17"})
slow = queue.claim(lease=30)
clock[0] = 30
quick = queue.claim(lease=30)
for name, job, clock[0] in ("slow", slow, 40), ("quick", quick, 50):
    kept = min(job.due, clock[0])
    print(f"{name} leased: {job.started:.0f} s to {kept:.0f} s")
    if kept < clock[0]:
        print(f"{name} late: {kept:.0f} s to {clock[0]} s")
    print(f"{name} writes A-17.pdf, ack {queue.ack(job)}")  # (2)!
