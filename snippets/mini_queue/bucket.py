"""How fast it may go: a token bucket that all workers share."""

import sqlite3

from .job import Job
from .queue import Queue
from .worker import Claim

# --8<-- [start:bucket_sql]
TABLE = """
CREATE TABLE IF NOT EXISTS buckets (
    name TEXT PRIMARY KEY, tokens REAL NOT NULL, at REAL NOT NULL
) STRICT
"""
NOW = "min(:burst, tokens + max(0, :now - at) * :rate)"
FILL = """
INSERT INTO buckets VALUES (:name, :burst, :now) ON CONFLICT DO NOTHING
"""
TAKE = f"""
UPDATE buckets SET tokens = {NOW} - :n, at = max(at, :now)
WHERE name = :name AND {NOW} >= :n RETURNING tokens
"""
LEFT = f"SELECT {NOW} FROM buckets WHERE name = :name"
# --8<-- [end:bucket_sql]


# --8<-- [start:bucket]
class TokenBucket:
    """`rate` a second for all who share the file, `burst` at once."""

    def __init__(
        self, queue: Queue, name: str, rate: float, burst: float
    ) -> None:
        self._queue, self._rate, self._burst = queue, rate, burst
        self._values = {"name": name, "rate": rate, "burst": burst}
        queue.database.rows(TABLE)
        self._rows(FILL)

    def take(self, n: float = 1) -> bool:
        """Take n tokens at once; False if there are not as many."""
        return bool(self._rows(TAKE, n))

    def wait(self, n: float = 1) -> float:
        """Seconds until there are n, if nobody takes any; never: inf."""
        if n > self._burst:
            return float("inf")
        left = float(self._rows(LEFT)[0][0])
        return max(0.0, (n - left) / self._rate)

    def _rows(self, statement: str, n: float = 0) -> list[sqlite3.Row]:
        values = {"now": self._queue.now(), "n": n, **self._values}
        return self._queue.database.rows(statement, **values)


# --8<-- [end:bucket]


# --8<-- [start:throttled]
def throttled(queue: Queue, bucket: TokenBucket, claim: Claim) -> Claim:
    """A claim for Worker that takes a token for each job."""

    def taken(lease: float) -> Job | None:
        with queue.database.transaction():
            if not bucket.take():
                return None
            job = claim(lease)
            if not job:
                bucket.take(-1)  # back: there was nothing to spend it on
        return job

    return taken


# --8<-- [end:throttled]
