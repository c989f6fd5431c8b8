"""What the queue promises, one promise at a time; test_machine.py has them in every order."""

import dataclasses
import datetime
import sqlite3
from pathlib import Path

import pytest
from mini_queue.job import Job
from mini_queue.queue import Queue
from mini_queue.states import State

from mini.fixtures import Clock, Opens
from mini.processes import race


def claimed(queue: Queue, lease: float = 30) -> Job:
    job = queue.claim(lease)
    assert job
    return job


def test_a_job_arrives_as_it_was_put(queue: Queue, clock: Clock) -> None:
    args = {"order": "A-17", "lines": [1, 2.5, None, True, "ñ"]}
    number = queue.put("pdf", args, key="k", expires=1100, priority=3, lane="shop", headers={"version": 2})
    job = claimed(queue)
    expected = Job(
        id=number,
        task="pdf",
        args=args,
        state=State.RUNNING,
        count=1,
        receipt=job.receipt,
        due=1030,
        expires=1100,
        priority=3,
        lane="shop",
        key="k",
        headers={"version": 2},
        put_at=1000,
        started=1000,
        waited=0,
        ended=None,
        error=None,
        history=[],
    )
    assert job == expected == queue.get(number)
    assert job.receipt and len(job.receipt) == 16
    assert {field.name for field in dataclasses.fields(Job)} == {
        row["name"] for row in queue.database.rows("PRAGMA table_info(jobs)")
    }


def test_nobody_gets_it_before_it_is_due(queue: Queue, clock: Clock) -> None:
    queue.put("pdf", due=1010)
    clock.now = 1009.9
    assert queue.claim(30) is None
    clock.now = 1010
    assert claimed(queue).waited == 0


def test_nobody_gets_it_from_its_expiry_on(queue: Queue, clock: Clock) -> None:
    late, last = queue.put("pdf", expires=1010), queue.put("pdf", expires=1010.1)
    clock.now = 1010
    assert claimed(queue).id == last
    job = queue.get(late)
    assert job and (job.state, job.error, job.ended, job.count) == (State.DEAD, "expired", 1010, 0)
    assert queue.counts()[State.DEAD] == 1


def test_who_runs_it_when_it_expires_may_end_it_but_nobody_gets_it_again(queue: Queue, clock: Clock) -> None:
    queue.put("a", expires=1010)
    queue.put("b", expires=1010)
    first, second = claimed(queue, 30), claimed(queue, 20)
    clock.now = 1025  # the lease of b has ended
    assert queue.claim(30) is None
    assert queue.ack(first) and not queue.ack(second)
    assert queue.counts() == dict.fromkeys(State, 0) | {State.DONE: 1, State.DEAD: 1}


def test_a_key_is_put_once(queue: Queue) -> None:
    first = queue.put("pdf", 1, key="A-17")
    assert queue.put("pdf", 2, key="A-17") == first
    assert queue.put("pdf", 3, key="A-18") == first + 1
    queue.ack(claimed(queue))
    assert queue.put("pdf", 4, key="A-17") == first  # it was done, and is known
    assert queue.put("pdf") != queue.put("pdf")  # without a key, each is a job of its own
    job = queue.get(first)
    assert job and job.args == 1


def test_two_processes_put_a_key_once(queue: Queue, memory: Path) -> None:
    act = "print([queue.put('pdf', key=f'k{n}') for n in range(100)])"
    first, second = race(memory / "queue.sqlite", "queue = Queue(file)", act)
    assert first == second
    assert queue.counts()[State.WAITING] == 100


def test_two_processes_never_get_the_same_job(queue: Queue, memory: Path) -> None:
    numbers = [queue.put("pdf") for _ in range(100)]
    act = "while job := queue.claim(600): print(job.id)"
    said = race(memory / "queue.sqlite", "queue = Queue(file, lambda: 1000.0)", act)
    assert sorted(int(line) for lines in said for line in lines) == numbers


def test_what_is_no_json_is_not_put(queue: Queue) -> None:
    with pytest.raises(TypeError):
        queue.put("pdf", datetime.datetime(2026, 1, 1))
    with pytest.raises(sqlite3.IntegrityError):
        queue.put("pdf", due="soon")  # type: ignore[arg-type]  # on purpose
    assert queue.counts()[State.WAITING] == 0


def test_a_put_in_a_transaction_that_fails_was_never_there(queue: Queue) -> None:
    with pytest.raises(OSError), queue.database.transaction():
        queue.put("pdf")
        raise OSError
    assert queue.claim(30) is None


def test_after_the_lease_another_gets_it_and_the_first_can_change_nothing(queue: Queue, clock: Clock) -> None:
    number = queue.put("pdf")
    slow = claimed(queue)
    clock.now = 1029
    assert queue.claim(30) is None
    clock.now = 1030
    quick = claimed(queue)
    assert (quick.id, quick.count, quick.receipt != slow.receipt) == (number, 2, True)
    refused = [
        queue.extend(slow, 600),
        queue.ack(slow),
        queue.retry(slow, 0, "late"),
        queue.bury(slow, "late"),
        queue.give_back(slow),
    ]
    assert refused == [False] * 5
    assert queue.get(number) == quick
    assert queue.ack(quick) and not queue.ack(quick)


def test_a_lease_that_ended_is_still_ours_while_nobody_took_the_job(queue: Queue, clock: Clock) -> None:
    queue.put("pdf")
    job = claimed(queue)
    clock.now = 2000
    assert queue.extend(job, 30)
    assert queue.claim(30) is None
    assert queue.ack(job)


def test_a_retry_comes_when_it_is_due_and_remembers(queue: Queue, clock: Clock) -> None:
    queue.put("pdf")
    assert queue.retry(claimed(queue), 1060, "OSError: 1")
    clock.now = 1059
    assert queue.claim(30) is None
    clock.now = 1060
    job = claimed(queue)
    assert (job.count, job.error) == (2, "OSError: 1")
    assert queue.bury(job, "OSError: 2")
    dead = queue.get(job.id)
    assert dead and (dead.state, dead.ended, dead.error) == (State.DEAD, 1060, "OSError: 2")
    assert dead.history == [
        {"at": 1000, "count": 1, "error": "OSError: 1"},
        {"at": 1060, "count": 2, "error": "OSError: 2"},
    ]


def test_what_is_given_back_was_not_tried(queue: Queue) -> None:
    queue.put("pdf")
    assert queue.give_back(claimed(queue))
    again = claimed(queue)
    assert (again.count, again.history) == (1, [])


def test_what_was_purged_is_gone_and_its_number_is_not_used_again(queue: Queue, clock: Clock) -> None:
    number = queue.put("pdf", key="A-17")
    queue.ack(claimed(queue))
    assert queue.purge(1000) == 0
    assert queue.purge(1000.1) == 1
    assert queue.get(number) is None
    assert queue.put("pdf", key="A-17") == number + 1


def test_it_is_all_there_when_the_file_is_opened_again(queue: Queue, opens: Opens) -> None:
    queue.put("pdf", {"order": "A-17"})
    job = claimed(queue)
    queue.database.close()
    again = opens()
    assert again.get(job.id) == job
    assert again.ack(job)


@pytest.mark.parametrize(
    "statement, index",
    [
        ("SELECT id FROM jobs WHERE state IN ('waiting', 'running') AND due <= 1 ORDER BY id LIMIT 1", "live"),
        ("UPDATE jobs SET error = '' WHERE state IN ('waiting', 'running') AND expires <= 1 AND due <= 1", "expiring"),
    ],
)
def test_the_claim_reads_no_jobs_that_have_ended(queue: Queue, statement: str, index: str) -> None:
    plan = [row["detail"] for row in queue.database.rows(f"EXPLAIN QUERY PLAN {statement}")]
    assert len(plan) == 1 and f"USING INDEX {index}" in plan[0]
