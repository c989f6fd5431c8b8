# /// script
# requires-python = ">=3.11"
# dependencies = ["fpdf2==2.8.9"]
# ///
from pathlib import Path

from export_service.interfaces import Job
from export_service.settings import Settings, backend
from export_service.states import FINAL, State
from export_service.worker import Worker

settings = Settings(folder=Path("exports"))
parts = backend(settings)


def cancel(job_id: str) -> bool:
    job = parts.store.get(job_id)
    while job and job.state not in FINAL:
        if parts.store.save(job, state=State.CANCELLED):
            return True
        job = parts.store.get(job_id)  # (1)!
    return False


def cancelled_half_way(job, source, report):
    report(50)
    print("cancelled while running:", cancel(job.id))
    report(75)  # (2)!
    print("this line is never reached")


for name in ("A-17", "A-18"):
    job = Job(name, f"{name}.csv", "text/csv", 0, 86400, 0)
    parts.files.write(job.source, [b"order,total\n1,12\n"])
    parts.store.add(job)
    parts.queue.send(name)
Worker(parts, settings, cancelled_half_way).step()
Worker(parts, settings).step()
print("cancelled when done:", cancel("A-18"))
for name in ("A-17", "A-18"):
    job = parts.store.get(name)
    print(f"{name}: {job.state}, {job.progress} %, {job.result or 'no PDF'}")
