"""What clients are told of a job: the same by HTTP, SSE and WebSocket."""

from pydantic import BaseModel

from .interfaces import Job, JobStore
from .problems import Problem
from .states import FINAL, State


class Links(BaseModel):
    """Addresses below the host, so that a proxy may change it."""

    self: str
    page: str
    events: str
    socket: str
    result: str | None


class Status(BaseModel):
    """One state of a job; a higher version is newer."""

    id: str
    version: int
    state: State
    final: bool
    progress: int
    attempt: int
    filename: str
    error: str
    created: float
    expires: float
    links: Links

    @classmethod
    def of(cls, job: Job) -> "Status":
        own = f"/exports/{job.id}"
        links = Links(
            self=own,
            page=f"{own}/page",
            events=f"{own}/events",
            socket=f"{own}/ws",
            result=f"{own}/result" if job.state is State.DONE else None,
        )
        return cls(final=job.state in FINAL, links=links, **vars(job))


# --8<-- [start:find]
def find(store: JobStore, job_id: str, now: float) -> Job:
    """The job, or the problem to answer with.

    An id that could not be ours is unknown like any other: 404, no hint.
    """
    job = store.get(job_id)
    if job is None:
        raise Problem(404, "There is no such export.")
    if job.state is State.EXPIRED or job.expires <= now:
        raise Problem(410, "It has expired. Upload the document again.")
    return job


# --8<-- [end:find]


# --8<-- [start:cancel]
def cancel(store: JobStore, job: Job | None) -> Job:
    """Cancel before the end; a second time changes nothing."""
    while job and job.state not in FINAL:
        if saved := store.save(job, state=State.CANCELLED):
            return saved
        job = store.get(job.id)  # it moved meanwhile: look again
    if job and job.state is State.CANCELLED:
        return job
    raise Problem(409, "It is too late to cancel: the export has ended.")


# --8<-- [end:cancel]
