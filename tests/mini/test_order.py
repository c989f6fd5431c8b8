"""Who goes first; test_machine.py compares each order with one written in Python."""

from itertools import count
from pathlib import Path

import pytest
from mini_queue import order
from mini_queue.queue import Queue
from mini_queue.states import LIVE

from mini.fixtures import Clock, Opens
from mini.processes import race


def claims(queue: Queue) -> list[str]:
    """The tasks, in the order in which they go."""
    return [job.task for job in iter(lambda: queue.claim(600), None)]


def test_the_first_put_goes_first(queue: Queue) -> None:
    for task in "abc":
        queue.put(task)
    assert claims(queue) == ["a", "b", "c"]
    assert order.FIFO == "id"


def test_more_priority_goes_first_and_equals_in_turn(opens: Opens) -> None:
    queue = opens(order=order.PRIORITY)
    for task, priority in ("a", 0), ("b", 5), ("c", -1), ("d", 5):
        queue.put(task, priority=priority)
    assert claims(queue) == ["b", "d", "a", "c"]


@pytest.mark.parametrize("step, low_goes_at", [(None, None), (10, 1030)])
def test_with_ageing_nobody_waits_in_vain(
    opens: Opens, clock: Clock, step: float | None, low_goes_at: float | None
) -> None:
    """Each second one job goes and another of priority 3 comes."""
    queue = opens(order=order.ageing(step) if step else order.PRIORITY)
    queue.put("low")
    went: float | None = None
    for clock.now in range(1000, 1100):
        queue.put("high", priority=3)
        job = queue.claim(600)
        if job and job.task == "low":
            went = clock.now
    assert went == low_goes_at


def test_fair_lanes_take_turns(opens: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    queue = opens(order=order.FAIR)
    for n in range(4):
        queue.put(f"big {n}", lane="big")
    queue.put("small 0", lane="small")
    queue.put("other 0", lane="other")
    queue.put("small 1", lane="small")
    monkeypatch.setattr(queue, "now", map(float, count(1000)).__next__)
    assert claims(queue) == ["big 0", "small 0", "other 0", "big 1", "small 1", "big 2", "big 3"]


def test_a_lane_goes_one_at_a_time_and_in_order(opens: Opens, clock: Clock) -> None:
    queue = opens(only=order.KEYED)
    for task, lane in ("a1", "a"), ("a2", "a"), ("b1", "b"), ("x1", ""), ("x2", ""):
        queue.put(task, lane=lane)
    jobs = {job.task: job for job in iter(lambda: queue.claim(600), None)}
    assert list(jobs) == ["a1", "b1", "x1", "x2"]  # without a lane nobody waits
    queue.retry(jobs["a1"], 1010, "again")
    assert claims(queue) == []  # a2 stays behind a1
    clock.now = 1010
    again = queue.claim(600)
    assert again and again.task == "a1"
    queue.ack(again)
    assert claims(queue) == ["a2"]


def test_of_two_processes_none_overtakes_in_a_lane(opens: Opens, memory: Path) -> None:
    queue = opens(only=order.KEYED)
    queue.database.rows("CREATE TABLE went (job INTEGER, lane TEXT)")
    for n in range(120):
        queue.put("pdf", lane="abc"[n % 3])
    prepare = "from mini_queue import order\nqueue = Queue(file, lambda: 1000.0, only=order.KEYED)"
    act = """
while queue.counts()["waiting"]:
    if job := queue.claim(600):
        queue.database.rows("INSERT INTO went VALUES (?, ?)", job.id, job.lane)
        queue.ack(job)
"""
    race(memory / "queue.sqlite", prepare, act, count=3)
    for lane in "abc":
        went = [row["job"] for row in queue.database.rows("SELECT job FROM went WHERE lane = ? ORDER BY rowid", lane)]
        assert len(went) == 40
        assert went == sorted(went)


@pytest.mark.parametrize(
    "clause, index",
    [(f"{order.KEYED} ORDER BY id", "queues (lane=? AND id<?)"), (f"1 ORDER BY {order.FAIR}", "lanes (lane=?)")],
)
def test_the_others_of_a_lane_are_looked_up_not_searched(queue: Queue, clause: str, index: str) -> None:
    plan = f"EXPLAIN QUERY PLAN SELECT id FROM jobs WHERE {LIVE} AND {clause} LIMIT 1"
    details = [row["detail"] for row in queue.database.rows(plan)]
    assert any(detail.endswith(f"INDEX {index}") for detail in details), details
