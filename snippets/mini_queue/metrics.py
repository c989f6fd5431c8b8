"""How the queue is doing, read from its own tables."""

import math
from dataclasses import dataclass

from .queue import Queue

# --8<-- [start:now]
NOW = """
SELECT
    count(*) FILTER (WHERE state = 'waiting' AND due <= :now) AS depth,
    count(*) FILTER (WHERE state = 'waiting' AND due > :now) AS delayed,
    count(*) FILTER (WHERE state = 'running') AS running,
    count(*) FILTER (WHERE state = 'running' AND due <= :now) AS late,
    count(*) FILTER (WHERE state = 'dead') AS dead,
    coalesce(:now - min(due) FILTER (
        WHERE state IN ('waiting', 'running') AND due <= :now
    ), 0) AS oldest
FROM jobs
"""
# --8<-- [end:now]
# --8<-- [start:since]
SINCE = """
SELECT
    count(*) FILTER (WHERE state = 'done' AND ended >= :since) AS done,
    count(*) FILTER (WHERE state = 'dead' AND ended >= :since) AS died,
    coalesce(sum(count - 1) FILTER (
        WHERE started >= :since AND count > 1
    ), 0) AS redelivered,
    (SELECT count(*) FROM jobs, json_each(history)
     WHERE json_extract(value, '$.at') >= :since) AS failures
FROM jobs
"""
WAITED = "SELECT waited FROM jobs WHERE started >= ? ORDER BY waited"
RAN = """
SELECT ended - started AS ran FROM jobs
WHERE state = 'done' AND ended >= ? ORDER BY ran
"""
# --8<-- [end:since]


# --8<-- [start:metrics]
@dataclass(frozen=True)
class Metrics:
    """At one moment, and over the `window` seconds before it."""

    window: float
    depth: int  # due, and nobody has come
    delayed: int  # not due yet
    running: int
    late: int  # of these, the lease has ended
    oldest: float  # seconds that the one due first is due; 0: none is
    dead: int  # that lie there now
    saturation: float  # running jobs for each worker
    done: int  # in the window
    died: int  # in the window
    failures: int  # errors of tasks, in the window
    redelivered: int  # deliveries after the first, of what ran in the window
    throughput: float  # done per second
    waited: dict[float, float]  # quantile -> seconds from due to delivery
    ran: dict[float, float]  # quantile -> seconds from delivery to done


# --8<-- [end:metrics]


def measure(
    queue: Queue,
    workers: int,
    window: float = 300.0,
    quantiles: tuple[float, ...] = (0.5, 0.95, 0.99),
) -> Metrics:
    """Read it in four statements, which hold up nobody.

    Args:
        queue: which one.
        workers: how many could run jobs at once.
        window: seconds to look back.
        quantiles: which of the waits and runs; empty without any of them.
    """
    now, rows = queue.now(), queue.database.rows
    since = now - window
    present = dict(rows(NOW, now=now)[0])
    past = dict(rows(SINCE, since=since)[0])
    waited = [row[0] for row in rows(WAITED, since)]
    ran = [row[0] for row in rows(RAN, since)]
    return Metrics(
        window=window,
        saturation=present["running"] / workers,
        throughput=past["done"] / window,
        waited={q: quantile(waited, q) for q in quantiles if waited},
        ran={q: quantile(ran, q) for q in quantiles if ran},
        **present,
        **past,
    )


def quantile(ordered: list[float], q: float) -> float:
    """The least value that a share `q` of them does not exceed."""
    return ordered[max(0, math.ceil(q * len(ordered)) - 1)]
