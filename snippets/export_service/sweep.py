"""What nobody else does: old jobs end, forgotten ones are sent again."""

from .interfaces import Parts
from .settings import Settings
from .states import State


# --8<-- [start:sweep]
def sweep(parts: Parts, settings: Settings, now: float) -> None:
    """Harmless however often and by however many it is done."""
    for job in parts.store.stale(now - settings.resend_after, now):
        if job.expires <= now:
            parts.files.remove(job.id)
            parts.store.save(job, state=State.EXPIRED)
        elif parts.store.save(job, queued=now):
            parts.queue.send(job.id)


# --8<-- [end:sweep]
