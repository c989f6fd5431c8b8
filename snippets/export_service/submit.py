"""From a document to a queued job, in the order that loses nothing."""

import secrets

from .interfaces import Files, Job, Parts
from .problems import Problem
from .upload import Upload

BLOCK = 65_536  # bytes


# --8<-- [start:submit]
def submit(
    parts: Parts, upload: Upload, keep: float, now: float, key: str
) -> Job:
    """The job that a document makes, or made when its key was sent before.

    A crash after `write` leaves a file without a job, which its sender tries
    again; one after `add`, a job that was never sent, which the sweeper sends.
    """
    new = secrets.token_urlsafe(16)
    try:
        parts.files.write(f"{new}/document", upload)
    except BaseException:
        parts.files.remove(new)
        raise
    job = Job(new, upload.filename, upload.media_type, now, now + keep, now)
    kept = parts.store.add(job, key)
    if kept.id == new:
        parts.queue.send(new)
        return job
    same = _same(parts.files, kept, job)
    parts.files.remove(new)
    if not same:
        raise Problem(422, "This key was used for another document.")
    return kept


# --8<-- [end:submit]


def _same(files: Files, kept: Job, job: Job) -> bool:
    """Whether both have the same document; one that has expired cannot tell."""
    try:
        first = files.open(kept.source)
    except OSError:
        return True
    with first, files.open(job.source) as second:
        while block := first.read(BLOCK):
            if block != second.read(BLOCK):
                return False
        return not second.read(1)
