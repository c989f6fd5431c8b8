"""How many workers, how long a wait: the formulas, with their sources.

Rates are jobs per second; times are seconds. M/M/c: jobs come at random (a
Poisson process), last exponentially, and `workers` equal workers take them in
order. Leonard Kleinrock, Queueing Systems I, Wiley 1975, chapter 3.
"""

import math


# --8<-- [start:little]
def in_system(rate: float, stay: float) -> float:
    """Jobs that are there on average, when each stays so long.

    John Little, "A Proof for the Queuing Formula: L = λW", Operations
    Research 9(3), 1961. It asks for nothing but a steady state.
    """
    return rate * stay


def utilisation(rate: float, service: float, workers: int) -> float:
    """The part of their time that workers work; from 1 on the queue grows."""
    return rate * service / workers


# --8<-- [end:little]


# --8<-- [start:erlang]
def waits(rate: float, service: float, workers: int) -> float:
    """The probability that a job has to wait: Erlang's C.

    From Erlang's B by recursion, which does not overflow as factorials do.
    """
    load = rate * service
    if load >= workers:
        return 1.0
    blocked = 1.0
    for count in range(1, workers + 1):
        blocked = load * blocked / (count + load * blocked)
    return blocked / (1 - load / workers * (1 - blocked))


def mean_wait(rate: float, service: float, workers: int) -> float:
    """Seconds in the queue on average; inf if the workers cannot keep up."""
    spare = workers / service - rate
    return waits(rate, service, workers) / spare if spare > 0 else math.inf


def waits_longer(
    seconds: float, rate: float, service: float, workers: int
) -> float:
    """The probability that a job waits longer than that."""
    spare = max(0.0, workers / service - rate)
    return waits(rate, service, workers) * math.exp(-spare * seconds)


# --8<-- [end:erlang]


# --8<-- [start:workers]
def workers_needed(
    rate: float,
    service: float,
    wait: float = math.inf,
    busy: float = 0.8,
) -> int:
    """The fewest workers that keep both promises.

    Args:
        rate: jobs per second in the busiest hour, not on average.
        service: seconds that a job takes.
        wait: seconds that a job may wait on average.
        busy: the utilisation that you allow, less than 1.

    Raises:
        ValueError: busy is not between 0 and 1, or wait not above 0.
    """
    if not 0 < busy < 1 or wait <= 0:
        raise ValueError("busy must be between 0 and 1, and wait above 0")
    workers = max(1, math.ceil(rate * service / busy))
    while mean_wait(rate, service, workers) > wait:
        workers += 1
    return workers


# --8<-- [end:workers]


# --8<-- [start:drain]
def drain_time(
    backlog: float, rate: float, service: float, workers: int
) -> float:
    """Seconds until a backlog is gone while more comes in; inf: never."""
    spare = workers / service - rate
    if backlog <= 0:
        return 0.0
    return backlog / spare if spare > 0 else math.inf


def backlog_after(
    seconds: float, rate: float, service: float, workers: int
) -> float:
    """Jobs that a peak of `seconds` leaves behind."""
    return max(0.0, (rate - workers / service) * seconds)


# --8<-- [end:drain]


# --8<-- [start:connections]
def connections(hosts: int, processes: int, threads: int, spare: int) -> int:
    """Database connections that a fleet opens; one for each thread.

    Args:
        hosts: machines, at the moment of a deploy: the old and the new.
        processes: on each host.
        threads: of each process that use the database.
        spare: for people, migrations and whatever else connects.
    """
    return hosts * processes * threads + spare


# --8<-- [end:connections]
