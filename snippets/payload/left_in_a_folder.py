import json
from pathlib import Path

from mini_queue.claim_check import ClaimCheck
from mini_queue.payload import BadPayload, dumps
from mini_queue.queue import Queue
from mini_queue.worker import Worker

queue = Queue("queue.sqlite", dumps=dumps)
store = ClaimCheck(Path("store"))
pdf = b"%PDF" * 500_000
try:
    queue.put("mail", {"pdf": pdf.decode()})
except BadPayload as error:
    print("refused:", error)

slip = store.leave(pdf)  # (1)!
queue.put("mail", {"pdf": slip})
print("in the message:", len(json.dumps(slip)), "bytes")


def mail(job):
    print("mailed:", len(store.collect(job.args["pdf"])), "bytes")


Worker(queue, {"mail": mail}).step()

kept = Path("store") / slip["sha256"]
kept.write_bytes(pdf[:-1])  # (2)!
try:
    store.collect(slip)
except BadPayload as error:
    print("refused:", str(error).partition(": ")[2])
