"""The formulas against values known in closed form, and against a simulation."""

import heapq
import math
import random
from statistics import mean

import pytest
from mini_queue import capacity

RATE, SERVICE = 0.8, 1.0


def test_little() -> None:
    assert capacity.in_system(rate=10, stay=0.5) == 5
    assert capacity.utilisation(rate=10, service=0.5, workers=8) == 0.625


def test_with_one_worker_they_are_those_of_m_m_1() -> None:
    assert capacity.waits(RATE, SERVICE, 1) == pytest.approx(0.8)
    assert capacity.mean_wait(RATE, SERVICE, 1) == pytest.approx(0.8 / (1 - 0.8))
    assert capacity.waits_longer(5, RATE, SERVICE, 1) == pytest.approx(0.8 * math.exp(-1))


@pytest.mark.parametrize("load, workers", [(1.5, 2), (8, 10), (45.0, 50)])
def test_erlangs_c_is_its_sum_of_factorials(load: float, workers: int) -> None:
    last = load**workers / math.factorial(workers) * workers / (workers - load)
    others = sum(load**n / math.factorial(n) for n in range(workers))
    assert capacity.waits(load, 1, workers) == pytest.approx(last / (others + last))


def test_a_thousand_workers_are_no_overflow() -> None:
    assert 0 < capacity.waits(990, 1, 1000) < 1


def test_workers_that_cannot_keep_up_never_do() -> None:
    for rate in (4, 5):
        assert capacity.waits(rate, 1, 4) == 1
        assert capacity.mean_wait(rate, 1, 4) == math.inf
        assert capacity.waits_longer(60, rate, 1, 4) == 1
        assert capacity.drain_time(100, rate, 1, 4) == math.inf


def simulated(rate: float, service: float, workers: int, jobs: int) -> list[float]:
    """The waits of jobs that come at random, with `workers` that take them in order."""
    chance, now = random.Random(17), 0.0
    free = [0.0] * workers
    waits = []
    for _ in range(jobs):
        now += chance.expovariate(rate)
        begins = max(now, heapq.heappop(free))
        waits.append(begins - now)
        heapq.heappush(free, begins + chance.expovariate(1 / service))
    return waits


@pytest.mark.parametrize("workers, rate", [(1, 0.5), (3, 2.4), (10, 9)])
def test_a_simulation_waits_as_long(workers: int, rate: float) -> None:
    waits = simulated(rate, 1, workers, jobs=300_000)
    assert mean(waits) == pytest.approx(capacity.mean_wait(rate, 1, workers), rel=0.05)
    assert mean(wait > 0 for wait in waits) == pytest.approx(capacity.waits(rate, 1, workers), rel=0.03)
    longer = mean(wait > 1 for wait in waits)
    assert longer == pytest.approx(capacity.waits_longer(1, rate, 1, workers), rel=0.05)


@pytest.mark.parametrize("wait, busy, workers", [(math.inf, 0.8, 13), (math.inf, 0.99, 11), (0.1, 0.99, 13)])
def test_the_workers_needed_are_the_fewest(wait: float, busy: float, workers: int) -> None:
    assert capacity.workers_needed(10, 1, wait, busy) == workers

    def keeps(count: int) -> bool:
        return capacity.mean_wait(10, 1, count) <= wait and capacity.utilisation(10, 1, count) <= busy

    assert keeps(workers) and not keeps(workers - 1)


@pytest.mark.parametrize("wait, busy", [(0, 0.8), (1, 0), (1, 1)])
def test_promises_that_nobody_can_keep_are_refused(wait: float, busy: float) -> None:
    with pytest.raises(ValueError, match="busy must be between 0 and 1, and wait above 0"):
        capacity.workers_needed(1, 1, wait, busy)


def test_a_peak_and_the_time_to_recover() -> None:
    backlog = capacity.backlog_after(600, rate=15, service=1, workers=10)
    assert backlog == 3000
    assert capacity.drain_time(backlog, rate=5, service=1, workers=10) == 600
    assert capacity.backlog_after(600, rate=5, service=1, workers=10) == 0
    assert capacity.drain_time(0, rate=20, service=1, workers=10) == 0


def test_connections() -> None:
    assert capacity.connections(hosts=4, processes=8, threads=2, spare=10) == 74
