from collections import deque

queue = deque()
pressed = {"22:58": "A-17", "23:00": "A-18"}  # (1)!


def request(now, order):
    queue.append(("export", order, f"request at {now}"))


def scheduler(now):
    if now == "23:00":  # (2)!
        queue.append(("export", "all of today", f"clock at {now}"))


def worker():
    while queue:
        task, what, trigger = queue.popleft()
        print(f"worker: {task} {what} ({trigger})")


for now in "22:58", "22:59", "23:00", "23:01":  # (3)!
    if now in pressed:
        request(now, pressed[now])
    scheduler(now)
    worker()
