"""Pauses, policies, budgets and breakers."""

import random
import statistics
from collections.abc import Callable
from dataclasses import replace

import pytest
from mini_queue.breaker import Breaker, Open, RetryBudget
from mini_queue.job import Job
from mini_queue.queue import Queue
from mini_queue.retry import (
    Delay,
    Policy,
    RetryAfter,
    decorrelated_jitter,
    equal_jitter,
    exponential,
    fixed,
    full_jitter,
)

from mini.fixtures import Clock


def test_fixed_and_exponential_pauses() -> None:
    assert [fixed(5)(attempt) for attempt in (1, 2, 100)] == [5, 5, 5]
    assert [exponential(2, 60)(attempt) for attempt in range(1, 8)] == [2, 4, 8, 16, 32, 60, 60]
    assert exponential(2, 60)(100_000) == 60  # 2.0 ** 100_000 would be an error


@pytest.mark.parametrize(
    "jitter, least, mean, most",
    [
        (full_jitter, 0, 4, 8),  # of an exponential pause of 8
        (equal_jitter, 4, 6, 8),
        # from 1 to thrice the pause before: means 2, 3.5, 5.75
        (decorrelated_jitter, 1, 5.75, 27),
    ],
)
def test_jitter_stays_in_its_bounds_and_fills_them(
    jitter: Callable[[float, float, random.Random], Delay], least: float, mean: float, most: float
) -> None:
    base = 1 if jitter is decorrelated_jitter else 2
    delay = jitter(base, 1000, random.Random(17))
    pauses = [delay(3) for _ in range(20_000)]
    assert least <= min(pauses) < least + 0.1
    assert most * 0.9 < max(pauses) <= most
    assert statistics.mean(pauses) == pytest.approx(mean, rel=0.02)
    capped = jitter(base, 3, random.Random(17))
    assert max(capped(20) for _ in range(1000)) <= 3


@pytest.mark.parametrize("jitter", [full_jitter, equal_jitter, decorrelated_jitter])
def test_the_same_seed_gives_the_same_pauses(jitter: Callable[[float, float, random.Random], Delay]) -> None:
    first, second = (jitter(1, 60, random.Random(7)) for _ in range(2))
    assert [first(n) for n in range(1, 9)] == [second(n) for n in range(1, 9)]


@pytest.fixture
def job(queue: Queue) -> Job:
    queue.put("pdf")
    job = queue.claim(30)
    assert job
    return job


@pytest.mark.parametrize(
    "policy, count, error, pause",
    [
        (Policy(fixed(5), attempts=3), 2, OSError(), 5),
        (Policy(fixed(5), attempts=3), 3, OSError(), None),
        (Policy(exponential(1, 60)), 4, OSError(), 8),
        (Policy(fixed(5), on=(OSError,)), 1, ConnectionError(), 5),
        (Policy(fixed(5), on=(OSError,)), 1, ValueError(), None),
        (Policy(fixed(5), on=(OSError,), never=(FileNotFoundError,)), 1, FileNotFoundError(), None),
        (Policy(fixed(5), within=15), 1, OSError(), 5),  # the job was put 10 s ago
        (Policy(fixed(5), within=14.9), 1, OSError(), None),
        (Policy(fixed(5)), 1, RetryAfter(60), 60),
        (Policy(fixed(5)), 1, RetryAfter(2), 5),
        (Policy(fixed(5), within=60), 1, RetryAfter(60), None),
    ],
)
def test_a_policy(job: Job, clock: Clock, policy: Policy, count: int, error: Exception, pause: float | None) -> None:
    assert policy(replace(job, count=count), error, clock.now + 10) == pause


def test_a_budget_allows_a_share_of_retries() -> None:
    budget = RetryBudget(ratio=0.25, most=2)
    assert [budget.retry() for _ in range(3)] == [True, True, False]
    for _ in range(3):
        budget.attempt()
    assert not budget.retry()
    budget.attempt()
    assert [budget.retry(), budget.retry()] == [True, False]
    for _ in range(1000):
        budget.attempt()
    assert [budget.retry() for _ in range(3)] == [True, True, False]


def fails() -> None:
    raise OSError("down")


def test_a_breaker_opens_tries_one_and_closes(clock: Clock) -> None:
    breaker = Breaker(failures=2, pause=30, now=clock)
    for state in ("closed", "open"):
        with pytest.raises(OSError):
            breaker.call(fails)
        assert breaker.state == state
    clock.now += 29
    with pytest.raises(Open, match=r"for 1\.0 s more"):
        breaker.call(lambda: "called")
    clock.now += 1
    assert breaker.state == "half open"
    assert breaker.call(lambda: (breaker.state, "called")) == ("open", "called")  # for all others meanwhile
    assert breaker.state == "closed"


def test_a_breaker_opens_again_when_its_try_fails(clock: Clock) -> None:
    breaker = Breaker(failures=1, pause=30, now=clock)
    for _ in range(2):
        with pytest.raises(OSError):
            breaker.call(fails)
        assert breaker.state == "open"
        clock.now += 30


def test_only_failures_in_a_row_count(clock: Clock) -> None:
    breaker = Breaker(failures=2, pause=30, now=clock)
    for _ in range(5):
        with pytest.raises(OSError):
            breaker.call(fails)
        assert breaker.call(lambda: 17) == 17
    assert breaker.state == "closed"
