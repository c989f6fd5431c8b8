import os
from pathlib import Path

from mini_queue.claim_check import ClaimCheck
from mini_queue.queue import Queue
from mini_queue.worker import Worker

HOUR = 3600
FOLDER = Path("store")
NEEDED = """SELECT json_extract(args, '$.pdf.sha256') FROM jobs
WHERE state IN ('waiting', 'running', 'dead')"""  # (1)!


def sweep(queue, now):
    needed = {name for (name,) in queue.database.rows(NEEDED)}
    for file in FOLDER.iterdir():
        young = file.stat().st_mtime > now - HOUR  # (2)!
        if file.name not in needed and not young:
            file.unlink()


clock = [0.0]
queue = Queue("queue.sqlite", lambda: clock[0])
store = ClaimCheck(FOLDER)
slips = {}
for order, left_at in ("A-17", 0), ("A-18", 0), ("A-19", 0), ("A-20", 2):
    slips[order] = slip = store.leave(order.encode())
    if order in ("A-17", "A-18"):  # (3)!
        queue.put("mail", {"pdf": slip})
    os.utime(FOLDER / slip["sha256"], (left_at * HOUR, left_at * HOUR))

Worker(queue, {"mail": lambda job: None}).step()
clock[0] = 2.5 * HOUR
sweep(queue, clock[0])
for order, slip in slips.items():
    there = (FOLDER / slip["sha256"]).exists()
    print(f"{order}: {'kept' if there else 'removed'}")
