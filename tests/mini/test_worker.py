"""The worker: when it acks, what it does with errors, and how it stops."""

import logging
import threading
from collections.abc import Iterator

import pytest
from mini_queue.hold import Hold, Lost
from mini_queue.job import Job
from mini_queue.queue import Queue
from mini_queue.retry import Policy, fixed
from mini_queue.states import State
from mini_queue.worker import Worker

from mini.fixtures import Clock

SOON = 60  # seconds in which anything that will happen has happened


def state(queue: Queue, number: int) -> State:
    job = queue.get(number)
    assert job
    return job.state


def test_it_acks_after_the_effect(queue: Queue) -> None:
    number = queue.put("pdf", "A-17")
    seen: list[tuple[object, State]] = []
    worker = Worker(queue, {"pdf": lambda job: seen.append((job.args, state(queue, job.id)))})
    assert worker.step()
    assert seen == [("A-17", State.RUNNING)]
    assert state(queue, number) == State.DONE
    assert not worker.step()


def test_without_a_policy_a_failed_job_comes_back_after_its_lease(queue: Queue, clock: Clock) -> None:
    number = queue.put("pdf")
    fails = Worker(queue, {"pdf": lambda job: 1 / 0}, lease=30)
    assert fails.step() and not fails.step()
    assert state(queue, number) == State.RUNNING
    clock.now += 30
    assert Worker(queue, {"pdf": print}).step()
    assert state(queue, number) == State.DONE


def test_the_policy_says_when_and_how_often(queue: Queue, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    number = queue.put("pdf")
    worker = Worker(queue, {"pdf": lambda job: 1 / 0}, Policy(fixed(10), attempts=2))
    assert worker.step() and not worker.step()
    clock.now += 10
    assert worker.step()
    job = queue.get(number)
    assert job and (job.state, job.count) == (State.DEAD, 2)
    assert [(each["at"], each["count"]) for each in job.history] == [(1000, 1), (1010, 2)]
    assert job.error == "ZeroDivisionError: division by zero"
    assert "job 1, delivery 2: ZeroDivisionError" in caplog.text


def test_a_task_that_nobody_knows_is_an_error_of_the_job(queue: Queue) -> None:
    number = queue.put("fax")
    assert Worker(queue, {}, Policy(fixed(1), attempts=1)).step()
    job = queue.get(number)
    assert job and (job.state, job.error) == (State.DEAD, "KeyError: 'fax'")


def test_who_lost_the_job_changes_nothing(queue: Queue, clock: Clock) -> None:
    number = queue.put("pdf")
    taken: list[Job | None] = []

    def slow(job: Job) -> None:
        clock.now += 31
        taken.append(queue.claim(30))

    assert Worker(queue, {"pdf": slow}, lease=30).step()
    assert taken == [queue.get(number)]


def test_an_exit_inside_a_task_acks_nothing(queue: Queue) -> None:
    number = queue.put("pdf")

    def leaves(job: Job) -> None:
        raise SystemExit

    with pytest.raises(SystemExit):
        Worker(queue, {"pdf": leaves}).step()
    assert state(queue, number) == State.RUNNING


class Beats:
    """A queue that tells of each heartbeat, and whose answer a test may set."""

    def __init__(self, queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
        self.beat = threading.Semaphore(0)
        self.extend = queue.extend
        self.error: Exception | None = None
        monkeypatch.setattr(queue, "extend", self._extend)

    def _extend(self, job: Job, lease: float) -> bool:
        try:
            if self.error:
                raise self.error
            return self.extend(job, lease)
        finally:
            self.beat.release()

    def wait(self, count: int) -> None:
        """For so many that end after this moment."""
        while self.beat.acquire(blocking=False):
            pass
        for _ in range(count):
            assert self.beat.acquire(timeout=SOON)


@pytest.fixture
def beats(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> Beats:
    return Beats(queue, monkeypatch)


def test_the_heartbeat_keeps_the_job(queue: Queue, clock: Clock, beats: Beats) -> None:
    queue.put("pdf")
    job = queue.claim(0.03)
    assert job
    with Hold(queue, job, 0.03) as hold:
        clock.now += 10
        beats.wait(2)  # the second of these began after the clock had moved
        kept = queue.get(job.id)
        assert kept and kept.due == 1010.03
        assert queue.claim(30) is None
        hold.check()
    assert not hold.lost
    assert queue.ack(job)


def test_no_heart_beats_after_the_job(queue: Queue, beats: Beats) -> None:
    before = threading.active_count()
    queue.put("pdf")
    assert Worker(queue, {"pdf": lambda job: beats.wait(2)}, lease=0.03).step()
    assert threading.active_count() == before


def test_the_heartbeat_tells_that_the_job_is_lost(queue: Queue, clock: Clock, beats: Beats) -> None:
    queue.put("pdf")
    job = queue.claim(0.03)
    assert job
    with Hold(queue, job, 0.03) as hold:
        assert queue.bury(job, "by somebody else")
        hold._heart.join(SOON)  # which has nothing more to do
        assert hold.lost
        with pytest.raises(Lost, match="job 1"):
            hold.check()


def test_one_beat_that_fails_is_not_the_end(queue: Queue, beats: Beats, caplog: pytest.LogCaptureFixture) -> None:
    queue.put("pdf")
    job = queue.claim(0.03)
    assert job
    beats.error = OSError("the disk is slow")
    with Hold(queue, job, 0.03) as hold:
        beats.wait(2)
        beats.error = None
        beats.wait(2)
    assert not hold.lost
    assert "the disk is slow" in caplog.text


class Running:
    """A worker in a thread, in the middle of a job until it is let go."""

    def __init__(self, queue: Queue) -> None:
        self.begun, self.go = threading.Event(), threading.Event()
        self.worker = Worker(queue, {"pdf": self._task}, lease=600, poll=0.001)
        self.thread = threading.Thread(target=self.worker.run)
        self.thread.start()

    def _task(self, job: Job) -> None:
        self.begun.set()
        assert self.go.wait(SOON)

    def end(self) -> None:
        self.worker.stop()
        self.go.set()
        self.thread.join(SOON)
        assert not self.thread.is_alive()


@pytest.fixture
def running(queue: Queue) -> Iterator[Running]:
    queue.put("pdf")
    queue.put("pdf")
    made = Running(queue)
    assert made.begun.wait(SOON)
    yield made
    made.end()


def test_asked_to_stop_it_finishes_what_it_has_and_takes_nothing_new(queue: Queue, running: Running) -> None:
    assert running.worker.stop() is False  # nobody waits
    running.go.set()
    assert running.worker.stop(grace=SOON) is True
    assert queue.counts() == dict.fromkeys(State, 0) | {State.DONE: 1, State.WAITING: 1}


def test_without_time_to_finish_it_gives_back(queue: Queue, running: Running) -> None:
    assert running.worker.stop(grace=0) is False
    assert running.worker.hold and running.worker.hold.lost
    other = queue.claim(600)
    assert other and (other.id, other.count) == (1, 1)
    running.end()
    assert queue.get(1) == other  # the late ack changed nothing


def test_an_error_of_the_queue_does_not_end_it(
    queue: Queue, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    queue.put("pdf")
    claim, done = queue.claim, threading.Event()

    def fails_once(lease: float) -> Job | None:
        monkeypatch.setattr(worker, "_claim", claim)
        raise OSError("the disk is full")

    worker = Worker(queue, {"pdf": lambda job: done.set()}, poll=0.001)
    monkeypatch.setattr(worker, "_claim", fails_once)
    thread = threading.Thread(target=worker.run)
    with caplog.at_level(logging.ERROR):
        thread.start()
        assert done.wait(SOON)
        assert worker.stop(grace=SOON)
        thread.join()
    assert "the disk is full" in caplog.text
    assert queue.counts()[State.DONE] == 1
