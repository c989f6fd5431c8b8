"""The jobs that nobody gets any more: why, how many, and back again."""

from .job import Job, job_of
from .queue import Queue
from .states import State
from .worker import Claim

# --8<-- [start:statements]
LIST = """
SELECT * FROM jobs WHERE state = 'dead' AND (:task IS NULL OR task = :task)
ORDER BY id LIMIT :most
"""
REDRIVE = """
UPDATE jobs SET state = 'waiting', count = 0, due = :due, expires = NULL,
    ended = NULL
WHERE id = :id AND state = 'dead' RETURNING id
"""
OLDEST = "SELECT count(*), min(ended) FROM jobs WHERE state = 'dead'"
# --8<-- [end:statements]


# --8<-- [start:limited]
def limited(queue: Queue, deliveries: int, claim: Claim | None = None) -> Claim:
    """A claim for Worker that buries what kills those who take it.

    A job that ends its process leaves no error, only its count.
    """
    take = claim or queue.claim

    def taken(lease: float) -> Job | None:
        while (job := take(lease)) and job.count > deliveries:
            queue.bury(job, f"delivered {deliveries} times and never ended")
        return job

    return taken


# --8<-- [end:limited]


class DeadLetters:
    """The dead jobs of a queue, for the person who looks after them."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue

    def list(self, task: str | None = None, most: int = 50) -> list[Job]:
        """The first of them, of one task or of all."""
        rows = self._queue.database.rows(LIST, task=task, most=most)
        return [job_of(row) for row in rows]

    # --8<-- [start:redrive]
    def redrive(
        self, *ids: int, task: str | None = None, most: int, every: float = 0
    ) -> int:
        """Let them be delivered again, with all their attempts.

        Args:
            ids: of these jobs; none: of all.
            task: of this task only.
            most: at most so many: try one, then ten, then the rest.
            every: seconds between two of them, so that they do not come at
                once.

        Returns:
            How many were dead and wait now.
        """
        with self._queue.database.transaction() as database:
            chosen = ids or [job.id for job in self.list(task, most)]
            now, count = self._queue.now(), 0
            for number in chosen[:most]:
                due = now + every * count
                count += len(database.rows(REDRIVE, id=number, due=due))
        return count

    # --8<-- [end:redrive]

    def purge(self, before: float) -> int:
        """Remove those that died before then; how many."""
        return self._queue.purge(before, State.DEAD)

    # --8<-- [start:alarm]
    def alarm(self, most: int = 0, age: float = float("inf")) -> str | None:
        """What to wake somebody for: more than `most`, or one too old.

        Args:
            most: dead jobs that nobody minds.
            age: seconds that one may lie there.
        """
        count, oldest = self._queue.database.rows(OLDEST)[0]
        lies = self._queue.now() - oldest if count else 0
        if count > most or lies > age:
            return f"{count} dead, the first {lies:.0f} s ago"
        return None

    # --8<-- [end:alarm]
