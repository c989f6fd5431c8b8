from datetime import date

from mini_queue import payload
from mini_queue.queue import Queue

queue = Queue("queue.sqlite", dumps=payload.dumps)  # (1)!
wrong = [
    {"lines": [{"sku": "mug", "sizes": (1, 2)}]},
    {"stock": {17: "paid"}},
    {"price": float("nan")},
    {"due": date(2026, 11, 22)},
    {"card": 2**53 + 1},
]
for args in wrong:
    try:
        queue.put("pdf", args)
    except payload.BadPayload as error:
        print("refused:", error)

queue.put("pdf", {"order": "A-17", "cents": 1990, "due": "2026-11-22"})
print("waiting:", queue.counts()["waiting"])
