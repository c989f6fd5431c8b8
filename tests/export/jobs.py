"""Jobs to try the service with."""

import io
import itertools

from export_service.interfaces import Job, Parts
from pypdf import PdfReader

NOW = 1_000.0
numbers = itertools.count(17)


def new_job(name: str = "", media_type: str = "text/csv", created: float = NOW) -> Job:
    name = name or f"A-{next(numbers)}"
    return Job(name, f"{name}.csv", media_type, created, created + 3600, created)


def submitted(parts: Parts, name: str = "", document: str = "", created: float = NOW) -> Job:
    """A job as the web leaves it."""
    job = new_job(name, created=created)
    parts.files.write(job.source, [(document or f"order,total\n{job.id},12\n").encode()])
    parts.store.add(job)
    parts.queue.send(job.id)
    return job


def now(parts: Parts, job: Job) -> Job:
    """How it is now."""
    found = parts.store.get(job.id)
    assert found
    return found


def text(parts: Parts, job: Job) -> str:
    """What its PDF says."""
    with parts.files.open(now(parts, job).result) as file:
        return PdfReader(io.BytesIO(file.read())).pages[0].extract_text()
