# /// script
# requires-python = ">=3.11"
# dependencies = ["fpdf2==2.8.9", "pika==1.4.4", "redis==8.1.0"]
# ///
import time

from export_service.interfaces import Job, Parts
from export_service.settings import Settings, backend
from export_service.worker import Worker


def submit(parts: Parts, name: str) -> None:
    now = time.time()
    job = Job(name, f"{name}.csv", "text/csv", now, now + 86400, now)
    parts.files.write(job.source, [b"order,total\n1,12\n"])
    parts.store.add(job)
    parts.queue.send(name)


redis, rabbitmq = Settings(backend="redis"), Settings(backend="rabbitmq")
before = backend(redis)
for number in range(17, 23):
    submit(before, f"A-{number}")
Worker(before, redis).step()

after = backend(rabbitmq)  # (1)!
for number in range(23, 26):
    submit(after, f"A-{number}")
worker = Worker(after, rabbitmq)
while worker.step():
    pass

names = [f"A-{number}" for number in range(17, 26)]
found = {name: after.store.get(name) for name in names}
print("accepted:", len(names))
print("done after the switch:", sum(job is not None for job in found.values()))
print("not found:", *(name for name, job in found.items() if not job))
print("A-18 in Redis, for nobody:", before.store.get("A-18").state)
