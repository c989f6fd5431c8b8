"""How much may wait, and how fast it may go."""

from pathlib import Path

import pytest
from mini_queue.bucket import TokenBucket, throttled
from mini_queue.limits import Bounded, Full
from mini_queue.queue import Queue
from mini_queue.states import State
from mini_queue.worker import Worker

from mini.fixtures import Clock
from mini.processes import race


def waiting(queue: Queue) -> list[str]:
    return [row["task"] for row in queue.database.rows("SELECT task FROM jobs WHERE state = 'waiting' ORDER BY id")]


def test_a_full_queue_says_so_and_adds_nothing(queue: Queue) -> None:
    bounded = Bounded(queue, most=2)
    bounded.put("a")
    bounded.put("b", key="b")
    with pytest.raises(Full, match="2 jobs wait"):
        bounded.put("c", priority=9)
    assert waiting(queue) == ["a", "b"]
    assert bounded.put("b", key="b") == 2  # nothing was to be added
    job = queue.claim(30)
    assert job
    assert bounded.put("d") == 3
    assert waiting(queue) == ["b", "d"]


def test_what_is_refused_takes_nothing_else_of_a_transaction_with_it(queue: Queue) -> None:
    bounded = Bounded(queue, most=1)
    with queue.database.transaction():
        bounded.put("a")
        with pytest.raises(Full):
            bounded.put("b")
    assert waiting(queue) == ["a"]


def test_what_is_worth_least_is_shed_the_youngest_of_them(queue: Queue) -> None:
    bounded = Bounded(queue, most=3, shed=True)
    for task, priority in ("a", 1), ("b", 0), ("c", 0):
        bounded.put(task, priority=priority)
    bounded.put("d", priority=1)
    assert waiting(queue) == ["a", "b", "d"]
    shed = queue.get(3)
    assert shed and (shed.state, shed.error, shed.ended) == (State.CANCELLED, "shed", 1000)
    with pytest.raises(Full):
        bounded.put("e", priority=0)
    assert waiting(queue) == ["a", "b", "d"]


def test_many_processes_do_not_put_one_too_many(queue: Queue, memory: Path) -> None:
    prepare = "from mini_queue.limits import Bounded, Full\nbounded = Bounded(Queue(file), most=50)"
    act = """
for n in range(50):
    try:
        print(bounded.put("pdf"))
    except Full:
        pass
"""
    said = race(memory / "queue.sqlite", prepare, act, count=3)
    assert sum(map(len, said)) == 50 == queue.counts()[State.WAITING]


def test_a_bucket_lets_a_burst_through_and_then_its_rate(queue: Queue, clock: Clock) -> None:
    bucket = TokenBucket(queue, "mail", rate=2, burst=3)
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]
    assert bucket.wait() == 0.5
    clock.now += 0.5
    assert bucket.wait() == 0
    assert [bucket.take() for _ in range(2)] == [True, False]
    clock.now += 3600  # a full bucket does not get fuller
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]


def test_several_tokens_at_once_or_none(queue: Queue, clock: Clock) -> None:
    bucket = TokenBucket(queue, "mail", rate=1, burst=10)
    assert bucket.take(8) and not bucket.take(3) and bucket.take(2)
    assert (bucket.wait(5), bucket.wait(11)) == (5, float("inf"))


def test_a_clock_that_goes_back_makes_no_tokens_and_takes_none(queue: Queue, clock: Clock) -> None:
    bucket = TokenBucket(queue, "mail", rate=1, burst=10)
    bucket.take(5)
    clock.now -= 100
    assert bucket.take(5) and not bucket.take()
    clock.now += 100
    assert not bucket.take()
    clock.now += 1
    assert bucket.take()


def test_buckets_have_names_and_outlive_their_process(queue: Queue) -> None:
    assert TokenBucket(queue, "mail", 1, 1).take()
    assert not TokenBucket(queue, "mail", 1, 1).take()
    assert TokenBucket(queue, "sms", 1, 1).take()


def test_many_processes_share_a_bucket(queue: Queue, memory: Path) -> None:
    prepare = "from mini_queue.bucket import TokenBucket\n"
    prepare += "bucket = TokenBucket(Queue(file, lambda: 1000.0), 'mail', 1, 50)"
    said = race(memory / "queue.sqlite", prepare, "for n in range(50):\n    if bucket.take(): print(n)", count=3)
    assert sum(map(len, said)) == 50


def test_a_throttled_worker_takes_a_token_for_each_job_and_none_for_nothing(queue: Queue, clock: Clock) -> None:
    bucket = TokenBucket(queue, "mail", rate=1, burst=2)
    worker = Worker(queue, {"mail": str}, claim=throttled(queue, bucket, queue.claim))
    assert not worker.step()
    for _ in range(3):
        queue.put("mail")
    assert [worker.step() for _ in range(3)] == [True, True, False]
    assert queue.counts()[State.WAITING] == 1
    clock.now += 1
    assert worker.step()
    clock.now += 1
    assert not worker.step() and bucket.take()
