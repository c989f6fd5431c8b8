# /// script
# requires-python = ">=3.11"
# dependencies = ["fpdf2==2.8.9", "pika==1.4.4", "redis==8.1.0"]
# ///
import time
from dataclasses import replace

from export_service.convert import to_pdf
from export_service.interfaces import Job
from export_service.settings import Settings, backend
from export_service.states import FINAL, State
from export_service.worker import Worker

redis, rabbitmq = Settings(backend="redis"), Settings(backend="rabbitmq")
old, new = backend(redis), backend(rabbitmq)
now = time.time()
printed = []


def export(job, source, report):
    printed.append(job.id)
    return to_pdf(job, source, report)


def interrupted(job, source, report):
    if job.id == "A-18":
        copy()  # (1)!
    return export(job, source, report)


def copy() -> None:
    for job in old.store.stale(now + 90000, now + 90000):  # (2)!
        if job.state not in FINAL:
            new.files.write(job.source, [old.files.open(job.source).read()])
            new.store.add(replace(job, state=State.QUEUED, version=1))
            new.queue.send(job.id)


for name in ("A-17", "A-18", "A-19"):
    job = Job(name, f"{name}.csv", "text/csv", now, now + 86400, now)
    old.files.write(job.source, [b"order,total\n1,12\n"])
    old.store.add(job)
    old.queue.send(name)
for _ in range(2):
    Worker(old, redis, interrupted).step()
while Worker(new, rabbitmq, export).step():
    pass
print("accepted: 3, exported:", len(printed))
print("A-18:", printed.count("A-18"), "times")
print("A-17 asked after the switch:", new.store.get("A-17"))
