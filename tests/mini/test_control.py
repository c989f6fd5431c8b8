"""The levers of the operator, and the book that is kept of them."""

from functools import partial

import pytest
from mini_queue.control import NOT_PAUSED, Control, Draining, Entry
from mini_queue.job import Job
from mini_queue.metrics import Metrics, measure, quantile
from mini_queue.order import PRIORITY
from mini_queue.queue import Queue
from mini_queue.states import IllegalMove, State

from mini.fixtures import Clock, Opens


@pytest.fixture
def queue(opens: Opens) -> Queue:
    return opens(only=NOT_PAUSED, order=PRIORITY)


@pytest.fixture
def control(queue: Queue) -> Control:
    return Control(queue, "ana")


def claims(queue: Queue) -> list[str]:
    return [job.task for job in iter(lambda: queue.claim(600), None)]


def test_what_is_paused_waits_and_what_runs_goes_on(queue: Queue, control: Control) -> None:
    queue.put("running")
    job = queue.claim(600)
    control.pause("the bank is down")
    queue.put("waiting")
    assert claims(queue) == []
    assert job and queue.extend(job, 600) and queue.ack(job)
    control.resume("it is back")
    assert claims(queue) == ["waiting"]


def test_a_lane_is_paused_by_itself(queue: Queue, control: Control) -> None:
    for lane in ("mail", "pdf", ""):
        queue.put(f"of {lane}", lane=lane)
    control.pause("too many bounces", lane="mail")
    assert claims(queue) == ["of pdf", "of "]
    control.resume("all", lane="*")  # which is not what was paused
    assert claims(queue) == []
    assert control.modes() == {"mail": ["pause"]}
    control.resume("mended", lane="mail")
    assert claims(queue) == ["of mail"]
    assert control.modes() == {}


def test_a_pause_is_seen_by_who_opened_the_file_before(opens: Opens, queue: Queue, control: Control) -> None:
    other = opens(only=NOT_PAUSED)
    queue.put("pdf")
    control.pause("now")
    assert other.claim(600) is None


def test_a_queue_that_nobody_has_controlled_is_not_paused(queue: Queue) -> None:
    queue.put("pdf")
    assert claims(queue) == ["pdf"]


def test_while_it_drains_nothing_new_is_taken_and_the_rest_goes(queue: Queue, control: Control) -> None:
    control.put("old", lane="mail")
    control.drain("we move", lane="mail")
    control.drain("we move", lane="mail")  # twice is as good as once
    with pytest.raises(Draining, match="lane 'mail' takes no new jobs"):
        control.put("new", lane="mail")
    control.put("other", lane="pdf")
    assert claims(queue) == ["old", "other"]
    control.drain("all of it")
    control.pause("and nothing goes")
    assert control.modes() == {"*": ["drain", "pause"], "mail": ["drain"]}
    with pytest.raises(Draining):
        control.put("new", lane="pdf")


def test_a_cancelled_job_is_not_run_and_its_worker_is_told(queue: Queue, control: Control, clock: Clock) -> None:
    waiting, running = queue.put("waiting"), queue.put("running", priority=1)
    job = queue.claim(600)
    assert job and job.id == running
    control.cancel(waiting, "ordered twice")
    control.cancel(running, "ordered twice")
    assert not queue.extend(job, 600) and not queue.ack(job)
    assert claims(queue) == []
    assert queue.counts()[State.CANCELLED] == 2


def test_a_job_that_hangs_is_taken_from_its_worker(queue: Queue, control: Control) -> None:
    number = queue.put("pdf")
    hangs = queue.claim(600)
    control.requeue(number, "its worker hangs")
    again = queue.claim(600)
    assert hangs and again and (again.id, again.count) == (number, 1)
    assert not queue.ack(hangs) and queue.ack(again)


def test_what_cannot_be_done_is_not_done_nor_noted(queue: Queue, control: Control) -> None:
    number = queue.put("pdf")
    job = queue.claim(600)
    assert job and queue.ack(job)
    with pytest.raises(IllegalMove, match="done to cancelled"):
        control.cancel(number, "too late")
    with pytest.raises(IllegalMove, match="done to waiting"):
        control.requeue(number, "too late")
    for lever in (control.cancel, control.requeue, partial(control.set_priority, priority=1)):
        with pytest.raises(LookupError, match="there is no job 99"):
            lever(99, why="?")
    assert control.audit() == []


def test_the_audit_says_who_what_when_and_why(queue: Queue, control: Control, clock: Clock) -> None:
    number = queue.put("pdf")
    control.set_priority(number, 5, "the customer waits")
    clock.now += 10
    Control(queue, "bob").pause("deploy")
    assert control.audit() == [
        Entry(2, 1010, "bob", "pause", "lane *", "deploy"),
        Entry(1, 1000, "ana", "priority 5", "job 1", "the customer waits"),
    ]
    assert [entry.who for entry in control.audit(most=1)] == ["bob"]
    job = queue.get(number)
    assert job and job.priority == 5


@pytest.mark.parametrize("lever", ["pause", "drain", "resume", "cancel", "requeue", "set_priority"])
def test_a_deed_that_cannot_be_noted_is_undone(queue: Queue, control: Control, lever: str) -> None:
    number = queue.put("pdf")
    job = queue.claim(600)
    queue.database.rows("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    queue.database.rows("INSERT INTO controls VALUES ('*', 'pause')")
    arguments = {"cancel": (number, "?"), "requeue": (number, "?"), "set_priority": (number, 5, "?")}
    with pytest.raises(Exception, match="disk full"):
        getattr(control, lever)(*arguments.get(lever, ("?", "mail" if lever != "resume" else "*")))
    assert queue.get(number) == job
    assert control.modes() == {"*": ["pause"]}


def test_the_last_jobs_are_listed(queue: Queue, control: Control) -> None:
    for task in "abc":
        queue.put(task)
    queue.claim(600)

    def tasks(jobs: list[Job]) -> str:
        return "".join(job.task for job in jobs)

    assert tasks(control.jobs()) == "cba"
    assert tasks(control.jobs(most=2)) == "cb"
    assert tasks(control.jobs(State.WAITING)) == "cb"


def test_the_metrics_of_an_empty_queue(queue: Queue) -> None:
    assert measure(queue, workers=2) == Metrics(
        window=300,
        depth=0,
        delayed=0,
        running=0,
        late=0,
        oldest=0,
        dead=0,
        saturation=0,
        done=0,
        died=0,
        failures=0,
        redelivered=0,
        throughput=0,
        waited={},
        ran={},
    )


def test_the_metrics_say_what_happened(queue: Queue, control: Control, clock: Clock) -> None:
    clock.now = 500
    queue.put("before the window", priority=9)
    work(queue, clock, 100)
    clock.now = 1000
    for n in range(4):
        queue.put("pdf", n)
    queue.put("later", due=5000)
    for seconds in (10, 20):  # waited 0 and 10, ran 10 and 20
        work(queue, clock, seconds)
    job = queue.claim(600)  # of 1030, waited 30
    assert job and queue.retry(job, 1030, "again")
    job = queue.claim(5)  # waited 0
    assert job and queue.bury(job, "no more")
    assert queue.claim(5)  # waited 30, and its lease ends
    queue.put("pdf")
    clock.now = 1045
    assert measure(queue, workers=4, window=100, quantiles=(0.5, 1.0)) == Metrics(
        window=100,
        depth=1,
        delayed=1,
        running=1,
        late=1,
        oldest=15,
        dead=1,
        saturation=0.25,
        done=2,
        died=1,
        failures=2,
        redelivered=1,
        throughput=0.02,
        waited={0.5: 0, 1.0: 30},
        ran={0.5: 10, 1.0: 20},
    )


def work(queue: Queue, clock: Clock, seconds: float) -> None:
    job = queue.claim(600)
    assert job
    clock.now += seconds
    assert queue.ack(job)


def test_a_quantile_is_a_value_that_was_there() -> None:
    values = [float(n) for n in range(1, 101)]
    assert [quantile(values, q) for q in (0, 0.5, 0.95, 0.99, 1)] == [1, 50, 95, 99, 100]
    assert quantile([7.0], 0.5) == 7
