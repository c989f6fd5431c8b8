# /// script
# requires-python = ">=3.11"
# dependencies = ["fpdf2==2.8.9"]
# ///
from pathlib import Path

from export_service.interfaces import Job
from export_service.settings import Settings, backend
from export_service.sweep import sweep
from export_service.worker import Worker

settings = Settings(folder=Path("exports"), resend_after=300)
parts = backend(settings)
clock = 0
worker = Worker(parts, settings, now=lambda: clock)
job = Job("A-17", "A-17.csv", "text/csv", 0, 86400, 0)
parts.files.write(job.source, [b"order,total\nA-17,12\n"])
parts.store.add(job)  # (1)!

for clock in (299, 301, 302, 86400, 86401):
    sweep(parts, settings, clock)
    found = "worked" if worker.step() else "nothing to do"
    print(f"second {clock}: {found},", parts.store.get("A-17").state)
print("files left:", [*Path("exports/files").iterdir()])
