"""Jobs that nobody gets any more."""

from pathlib import Path

import pytest
from mini_queue.dead import DeadLetters, limited
from mini_queue.queue import Queue
from mini_queue.states import State
from mini_queue.worker import Worker

from mini.fixtures import Clock
from mini.processes import race


def dies(queue: Queue, *tasks: str) -> list[int]:
    """Put jobs, and bury them."""
    numbers = [queue.put(task) for task in tasks]
    while job := queue.claim(30):
        queue.bury(job, f"{job.task} failed")
    return numbers


def test_a_job_that_kills_its_workers_is_buried_and_the_others_go_on(queue: Queue, clock: Clock) -> None:
    poison, good = queue.put("poison"), queue.put("pdf")
    claim = limited(queue, deliveries=3)
    for n in range(3):
        job = claim(30)
        assert job and (job.id, job.count) == (poison, n + 1)
        clock.now += 30  # whoever had it is gone
    job = claim(30)
    assert job and job.id == good
    dead = queue.get(poison)
    assert dead and (dead.state, dead.error) == (State.DEAD, "delivered 3 times and never ended")


def test_a_real_death_counts(queue: Queue, memory: Path, clock: Clock) -> None:
    """Workers whose task ends the process leave no error, only the count."""
    poison, good = queue.put("poison"), queue.put("pdf")
    prepare = """
from mini_queue.dead import limited
from mini_queue.worker import Worker
import os
queue = Queue(file, lambda: float(now))
worker = Worker(queue, {"poison": lambda job: os._exit(0), "pdf": print}, claim=limited(queue, 2))
"""
    for now in (1000, 2000):
        race(memory / "queue.sqlite", f"now = {now}\n{prepare}", "worker.step()", count=1)
        job = queue.get(poison)
        assert job and (job.state, job.count) == (State.RUNNING, now / 1000)
    clock.now = 3000
    assert Worker(queue, {"pdf": str}, claim=limited(queue, 2)).step()
    assert [job.state for job in map(queue.get, (poison, good)) if job] == [State.DEAD, State.DONE]


def test_they_are_listed_with_their_error_and_history(queue: Queue) -> None:
    numbers = dies(queue, "pdf", "mail", "pdf")
    queue.put("alive")
    letters = DeadLetters(queue)
    assert [(job.id, job.error) for job in letters.list()] == list(
        zip(numbers, ["pdf failed", "mail failed", "pdf failed"], strict=True)
    )
    assert [job.id for job in letters.list("pdf", most=1)] == numbers[:1]
    assert letters.list()[0].history == [{"at": 1000, "count": 1, "error": "pdf failed"}]


def test_one_some_or_all_come_back_with_all_their_attempts(queue: Queue, clock: Clock) -> None:
    a, b, c, d = dies(queue, "pdf", "mail", "pdf", "pdf")
    letters = DeadLetters(queue)
    assert letters.redrive(b, most=1) == 1
    assert letters.redrive(b, most=1) == 0  # it waits already
    job = queue.claim(30)
    assert job and (job.id, job.count, len(job.history)) == (b, 1, 1)
    assert letters.redrive(task="pdf", most=2) == 2
    assert [job.id for job in letters.list()] == [d]
    assert letters.redrive(most=100) == 1
    assert [job.id for job in iter(lambda: queue.claim(30), None)] == [a, c, d]


def test_they_need_not_come_back_all_at_once(queue: Queue, clock: Clock) -> None:
    dies(queue, "a", "b", "c")
    DeadLetters(queue).redrive(most=3, every=10)
    claimed: list[tuple[float, str]] = []
    for clock.now in (1000, 1009, 1010, 1019, 1020):
        while job := queue.claim(600):
            claimed.append((clock.now, job.task))
    assert claimed == [(1000, "a"), (1010, "b"), (1020, "c")]


def test_what_expired_comes_back_without_its_expiry(queue: Queue, clock: Clock) -> None:
    queue.put("pdf", expires=1000)
    assert queue.claim(30) is None
    DeadLetters(queue).redrive(most=1)
    assert queue.claim(30)


def test_old_ones_are_purged(queue: Queue, clock: Clock) -> None:
    dies(queue, "old")
    clock.now += 10
    dies(queue, "young")
    letters = DeadLetters(queue)
    assert letters.purge(before=1005) == 1
    assert [job.task for job in letters.list()] == ["young"]


@pytest.mark.parametrize(
    "most, age, says",
    [
        (0, 3600, "2 dead, the first 20 s ago"),
        (1, 3600, "2 dead, the first 20 s ago"),
        (2, 3600, None),
        (2, 20, None),
        (2, 19.9, "2 dead, the first 20 s ago"),
    ],
)
def test_the_alarm(queue: Queue, clock: Clock, most: int, age: float, says: str | None) -> None:
    assert DeadLetters(queue).alarm() is None
    dies(queue, "a")
    clock.now += 10
    dies(queue, "b")
    clock.now += 10
    assert DeadLetters(queue).alarm(most, age) == says
