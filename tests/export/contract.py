"""What every backend must do: the same tests for each."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any, BinaryIO, TypeVar

import pytest
from export_service import settings as choose
from export_service.convert import to_pdf
from export_service.hold import Hold
from export_service.interfaces import Delivery, Job, Parts
from export_service.pause import pause, paused, resume
from export_service.settings import Settings
from export_service.states import FINAL, NEXT, State
from export_service.sweep import sweep
from export_service.worker import Converter, Worker

from export.backends import Backend
from export.jobs import NOW, new_job, now, submitted, text
from export.processes import asked_to_stop, soon, submitted_now, waiting, work_until_done

T = TypeVar("T")
ROUNDS = 20
LONG = 600.0  # seconds: a lease that does not end


def worker(parts: Parts, convert: Converter = to_pdf, **settings: Any) -> Worker:
    return Worker(parts, Settings(**settings), convert, lambda: NOW)


def at_once(action: Callable[[], T], times: int = 2) -> list[T]:
    """What it gives in several threads that start together."""
    ready = threading.Barrier(times)

    def one(_: int) -> T:
        ready.wait()
        return action()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


# the store


def test_a_job_is_found_as_it_was_added(parts: Parts) -> None:
    job = new_job()
    assert parts.store.add(job) == job
    assert parts.store.get(job.id) == job
    assert parts.store.get("unknown") is None


def test_a_key_seen_before_gives_the_job_kept_then(parts: Parts) -> None:
    first = parts.store.add(new_job(), "key")
    parts.store.save(first, state=State.RUNNING)
    assert parts.store.add(new_job(), "key") == now(parts, first)
    assert parts.store.add(new_job(), "other").id != first.id
    assert parts.store.add(new_job()).id != parts.store.add(new_job()).id  # no key is no key
    assert parts.store.kept("key") == now(parts, first)
    assert parts.store.kept("unknown") is None


def test_of_two_jobs_with_one_key_at_once_one_is_kept(parts: Parts) -> None:
    for number in range(ROUNDS):
        keep = partial(parts.store.add, key=f"{number}")
        one, other = at_once(lambda keep=keep: keep(new_job()))  # type: ignore[misc]  # a job of its own each time
        assert one == other


def test_a_change_makes_the_next_version(parts: Parts) -> None:
    job = parts.store.add(new_job())
    saved = parts.store.save(job, state=State.RUNNING, progress=7)
    assert saved and saved.version == 2
    assert now(parts, job) == saved


def test_a_stale_save_changes_nothing(parts: Parts) -> None:
    job = parts.store.add(new_job())
    saved = parts.store.save(job, state=State.RUNNING)
    assert parts.store.save(job, state=State.CANCELLED) is None
    assert now(parts, job) == saved
    assert parts.store.save(new_job(), state=State.CANCELLED) is None  # never added


def test_of_saves_at_once_one_wins(parts: Parts) -> None:
    for _ in range(ROUNDS):
        job = parts.store.add(new_job())
        saved = at_once(partial(parts.store.save, job, state=State.RUNNING), 4)
        assert sum(each is not None for each in saved) == 1


def test_progress_never_goes_back(parts: Parts) -> None:
    job = parts.store.add(new_job())
    for told, kept in [(40, 40), (10, 40), (60, 60)]:
        saved = parts.store.save(job, state=State.RUNNING, progress=told)
        assert saved
        assert now(parts, saved).progress == saved.progress == kept
        job = saved


@pytest.mark.parametrize("before", State)
def test_a_state_goes_only_where_the_table_leads(parts: Parts, before: State) -> None:
    for after in State:
        job = new_job()
        job = parts.store.add(Job(**vars(job) | {"state": before}))
        if after == before or after in NEXT[before]:
            assert parts.store.save(job, state=after)
        else:
            with pytest.raises(ValueError, match=f"^{before} to {after}$"):
                parts.store.save(job, state=after)


def test_stale_are_the_long_queued_and_the_expired(parts: Parts) -> None:
    added = {state: parts.store.add(Job(**vars(new_job()) | {"state": state})) for state in State}
    queued = added[State.QUEUED]
    assert parts.store.stale(NOW, NOW) == []
    assert parts.store.stale(NOW + 1, NOW) == [queued]
    expired = parts.store.stale(NOW, queued.expires)
    assert {job.state for job in expired} == set(State) - {State.EXPIRED}


# the queue


def test_a_message_is_in_one_pair_of_hands(parts: Parts) -> None:
    parts.queue.send("A-17")
    delivery = parts.queue.receive(30)
    assert delivery and (delivery.job_id, delivery.count) == ("A-17", 1)
    assert parts.queue.receive(30) is None


def test_of_workers_at_once_one_gets_the_message(parts: Parts) -> None:
    for _ in range(ROUNDS):
        parts.queue.send("A-17")
        received = at_once(lambda: parts.queue.receive(30), 4)
        assert sum(each is not None for each in received) == 1


def delivered_twice(backend: Backend) -> tuple[Delivery, Delivery]:
    """The same message: the first holder lets its lease run out."""
    backend.parts.queue.send("A-17")
    first = backend.parts.queue.receive(backend.lease)
    backend.lease_ends()
    second = backend.parts.queue.receive(LONG)
    assert first and second
    return first, second


def test_after_the_lease_it_is_delivered_again(backend: Backend) -> None:
    queue = backend.parts.queue
    first, second = delivered_twice(backend)
    assert (second.job_id, second.count) == ("A-17", 2)
    assert second.receipt != first.receipt
    assert not queue.extend(first, LONG)  # no longer ours
    queue.give_back(first)  # nor is this
    assert queue.receive(LONG) is None


def test_who_has_lost_it_does_not_delete_it(backend: Backend) -> None:
    queue = backend.parts.queue
    first, second = delivered_twice(backend)
    queue.done(first)
    assert queue.extend(second, backend.lease)  # it is still there
    backend.lease_ends()
    third = queue.receive(LONG)
    assert third and third.count == 3


def test_what_is_no_longer_ours_others_can_have(backend: Backend) -> None:
    queue = backend.parts.queue
    for end in (queue.done, queue.give_back):
        queue.send("A-17")
        first = queue.receive(backend.lease)
        assert first
        backend.lease_ends()
        ours = queue.extend(first, LONG)  # some let it be until somebody else has it
        end(first)
        second = queue.receive(LONG)
        assert second is not None or ours
        if second:
            queue.done(second)


def test_extended_it_stays(backend: Backend) -> None:
    queue = backend.parts.queue
    queue.send("A-17")
    for _ in range(ROUNDS):  # this machine may be too slow for a lease this short
        delivery = queue.receive(backend.lease)
        assert delivery
        if queue.extend(delivery, LONG):
            break
        backend.lease_ends()
    backend.lease_ends()
    assert queue.receive(LONG) is None
    assert delivery and queue.extend(delivery, LONG)  # and again
    queue.done(delivery)
    assert not queue.extend(delivery, LONG)


def test_done_it_never_comes_back(backend: Backend) -> None:
    queue = backend.parts.queue
    queue.send("A-17")
    delivery = queue.receive(LONG)
    assert delivery
    assert queue.extend(delivery, LONG)
    queue.done(delivery)
    backend.lease_ends()
    assert queue.receive(LONG) is None
    assert not queue.extend(delivery, LONG)


def test_messages_come_in_order_while_none_comes_back(parts: Parts) -> None:
    for name in ("A-17", "A-18", "A-19"):
        parts.queue.send(name)
    received = [parts.queue.receive(LONG) for _ in range(4)]
    assert [each and each.job_id for each in received] == ["A-17", "A-18", "A-19", None]


def test_given_back_it_is_there_at_once(parts: Parts) -> None:
    parts.queue.send("A-17")
    first = parts.queue.receive(30)
    assert first
    parts.queue.give_back(first)
    parts.queue.done(first)  # too late to say so
    second = parts.queue.receive(30)
    assert second and (second.job_id, second.count) == ("A-17", 2)


# files


def test_a_large_file_comes_back_as_it_was(parts: Parts) -> None:
    chunks = [bytes([number]) * 50_000 for number in range(100)]
    assert parts.files.write("A-17/document", iter(chunks)) == 5_000_000
    with parts.files.open("A-17/document") as file:
        assert file.read() == b"".join(chunks)


def test_a_file_is_there_whole_or_not_at_all(parts: Parts) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"new"
        with pytest.raises(FileNotFoundError):
            parts.files.open("A-17/document")
        raise ConnectionError

    with pytest.raises(ConnectionError):
        parts.files.write("A-17/document", chunks())
    with pytest.raises(FileNotFoundError):
        parts.files.open("A-17/document")


def test_an_old_file_stays_until_the_new_is_whole(parts: Parts) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"new"
        with parts.files.open("A-17/document") as file:
            assert file.read() == b"old"

    parts.files.write("A-17/document", [b"old"])
    parts.files.write("A-17/document", chunks())
    with parts.files.open("A-17/document") as file:
        assert file.read() == b"new"


def test_the_files_of_a_job_are_removed_and_no_others(parts: Parts) -> None:
    for name in ("A-1/document", "A-1/result-1.pdf", "A-17/document"):
        parts.files.write(name, [b"here"])
    parts.files.remove("A-1")
    parts.files.remove("A-1")  # once more is harmless
    for name in ("A-1/document", "A-1/result-1.pdf"):
        with pytest.raises(FileNotFoundError):
            parts.files.open(name)
    with parts.files.open("A-17/document") as file:
        assert file.read() == b"here"


@pytest.mark.parametrize(
    "name", ["", ".", "..", "/a", "../a", "a/..", "a/../b", "a/b/c", "a/.b", "a/", "a\\b", "a\0", "a\n", "ñ/a", "a b"]
)
def test_no_name_leaves_its_folder(parts: Parts, name: str) -> None:
    for action in (
        lambda: parts.files.write(name, []),
        lambda: parts.files.open(name),
        lambda: parts.files.remove(name),
    ):
        with pytest.raises(ValueError, match="not a name of a file"):
            action()


# all together


def test_a_document_becomes_a_pdf(parts: Parts) -> None:
    job = submitted(parts)
    assert worker(parts).step()
    done = now(parts, job)
    assert (done.state, done.progress, done.attempt, done.error) == (State.DONE, 100, 1, "")
    assert job.id in text(parts, job)
    assert not worker(parts).step()


def test_a_broken_document_says_why(parts: Parts) -> None:
    job = submitted(parts, document="a,b\n1,2\n3\n")
    assert worker(parts).step()
    failed = now(parts, job)
    assert (failed.state, failed.error) == (State.FAILED, "line 3 has 1 fields, the heading has 2")
    assert not worker(parts).step()


def test_an_unforeseen_error_is_tried_again(backend: Backend) -> None:
    parts, job = backend.parts, submitted(backend.parts)

    def breaks(job: Job, *_: object) -> bytes:
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        worker(parts, breaks, lease=backend.lease).step()
    assert now(parts, job).state == State.RUNNING
    backend.lease_ends()
    assert worker(parts).step()
    assert (now(parts, job).state, now(parts, job).attempt) == (State.DONE, 2)


def test_what_was_delivered_too_often_fails(backend: Backend) -> None:
    parts, job = backend.parts, submitted(backend.parts)
    for _ in range(2):
        assert parts.queue.receive(backend.lease)
        backend.lease_ends()
    assert worker(parts, max_deliveries=2).step()
    assert (now(parts, job).state, now(parts, job).error) == (State.FAILED, "tried too often")
    assert not worker(parts).step()


def test_a_duplicate_of_a_final_job_does_nothing(parts: Parts) -> None:
    for state in FINAL:
        job = parts.store.add(Job(**vars(new_job()) | {"state": state}))
        parts.queue.send(job.id)
        assert worker(parts).step()
        assert now(parts, job) == job
        assert not worker(parts).step()
    parts.queue.send("unknown")
    assert worker(parts).step()
    assert not worker(parts).step()


def test_a_duplicate_of_a_running_job_does_nothing(parts: Parts) -> None:
    job = submitted(parts)
    parts.queue.send(job.id)

    def convert(job: Job, *_: object) -> bytes:
        assert worker(parts).step()  # takes the duplicate
        assert not worker(parts).step()
        assert now(parts, job) == job
        return b"once"

    assert worker(parts, convert).step()
    assert (now(parts, job).state, now(parts, job).attempt) == (State.DONE, 1)


def test_who_lost_its_lease_writes_nothing(backend: Backend) -> None:
    parts, job = backend.parts, submitted(backend.parts)
    slow = parts.queue.receive(backend.lease)
    running = parts.store.save(job, state=State.RUNNING, attempt=1)
    assert slow and running
    backend.lease_ends()
    assert worker(parts).step()
    done = now(parts, job)
    assert (done.state, done.attempt, done.result) == (State.DONE, 2, f"{job.id}/result-2.pdf")
    assert parts.store.save(running, state=State.DONE, result="stale") is None
    assert not parts.queue.extend(slow, LONG)
    assert now(parts, job) == done


def test_cancelled_before_it_never_runs(parts: Parts) -> None:
    job = submitted(parts)
    parts.store.save(job, state=State.CANCELLED)

    def convert(*_: object) -> bytes:
        raise AssertionError("it ran")

    assert worker(parts, convert).step()
    assert now(parts, job).state == State.CANCELLED


def test_cancelled_meanwhile_it_stops_at_its_next_save(parts: Parts) -> None:
    job = submitted(parts)

    def convert(job: Job, _: object, report: Callable[[int], None]) -> bytes:
        report(10)
        assert parts.store.save(now(parts, job), state=State.CANCELLED)
        report(20)
        raise AssertionError("it went on")

    assert worker(parts, convert).step()
    cancelled = now(parts, job)
    assert (cancelled.state, cancelled.progress) == (State.CANCELLED, 10)
    assert not worker(parts).step()


def test_cancelled_after_its_last_save_it_has_no_result(parts: Parts) -> None:
    job = submitted(parts)

    def convert(job: Job, *_: object) -> bytes:
        assert parts.store.save(now(parts, job), state=State.CANCELLED)
        return b"too late"

    assert worker(parts, convert).step()
    assert (now(parts, job).state, now(parts, job).result) == (State.CANCELLED, "")


def test_done_it_cannot_be_cancelled(parts: Parts) -> None:
    job = submitted(parts)
    assert worker(parts).step()
    with pytest.raises(ValueError, match="done to cancelled"):
        parts.store.save(now(parts, job), state=State.CANCELLED)


def test_stopped_in_time_it_finishes(parts: Parts) -> None:
    job, other = submitted(parts), submitted(parts)
    begun, stopping = threading.Event(), threading.Event()

    def convert(job: Job, *_: object) -> bytes:
        begun.set()
        stopping.wait()
        return b"whole"

    one = worker(parts, convert, grace=60)
    one.start()
    begun.wait()
    stop = threading.Thread(target=one.stop)
    stop.start()
    one._stopping.wait()
    stopping.set()
    stop.join()
    states = {now(parts, each).state for each in (job, other)}
    assert states == {State.DONE, State.QUEUED}  # it took no other


def test_stopped_too_late_it_gives_back(parts: Parts) -> None:
    job = submitted(parts)
    begun, release = threading.Event(), threading.Event()

    def convert(job: Job, _: object, report: Callable[[int], None]) -> bytes:
        report(60)
        begun.set()
        release.wait()
        return b"too late"

    slow = worker(parts, convert, grace=0)
    slow.start()
    begun.wait()
    slow.stop()
    given = now(parts, job)
    assert (given.state, given.progress, given.attempt) == (State.QUEUED, 60, 1)
    assert worker(parts).step()
    done = now(parts, job)
    assert (done.state, done.attempt, done.result) == (State.DONE, 2, f"{job.id}/result-2.pdf")
    release.set()
    slow._thread.join()
    assert now(parts, job) == done
    assert not worker(parts).step()


def test_what_has_ended_is_not_given_back(parts: Parts) -> None:
    job = submitted(parts)
    delivery = parts.queue.receive(30)
    running = parts.store.save(job, state=State.RUNNING)
    assert delivery and running
    with Hold(parts, delivery, running, 30) as hold:
        hold.save(state=State.DONE)
        hold.give_back(NOW)
    assert now(parts, job).state == State.DONE
    assert parts.queue.extend(delivery, 30)


def test_a_document_larger_than_any_message_arrives(parts: Parts) -> None:
    document = "order,total\n" + "A-17,12\n" * 300_000  # SQS takes 1 MiB, Azure 64 KiB
    job = submitted(parts, document=document)

    def convert(_: Job, source: BinaryIO, __: object) -> bytes:
        return source.read()

    assert worker(parts, convert).step()
    with parts.files.open(now(parts, job).result) as file:
        assert file.read().decode() == document


# the pause


def test_in_a_pause_nothing_is_taken_and_nothing_is_lost(parts: Parts) -> None:
    assert paused(parts.files) is None
    pause(parts.files, "the printer is full · ñ")
    job = submitted(parts)
    assert not worker(parts).step()
    assert now(parts, job) == job
    assert paused(parts.files) == "the printer is full · ñ"
    resume(parts.files)
    resume(parts.files)  # once more is harmless
    assert worker(parts).step()
    assert now(parts, job).state == State.DONE


def test_in_a_pause_what_runs_goes_on(parts: Parts) -> None:
    job, other = submitted(parts), submitted(parts)

    def convert(*_: object) -> bytes:
        pause(parts.files, "")
        return b"whole"

    assert worker(parts, convert).step()
    assert not worker(parts).step()
    assert (now(parts, job).state, now(parts, other).state) == (State.DONE, State.QUEUED)


# processes


def test_killed_in_the_middle_it_is_delivered_again(chosen: Settings) -> None:
    settings = replace(chosen, lease=2, poll=0.01)
    parts = choose.backend(settings)
    job = submitted_now(parts)
    with waiting(settings) as process:
        process.kill()
        process.wait()
    left = now(parts, job)
    assert (left.state, left.progress, left.attempt) == (State.RUNNING, 50, 1)
    work_until_done(parts, settings, job)
    assert (now(parts, job).attempt, now(parts, job).result) == (2, f"{job.id}/result-2.pdf")
    assert job.id in text(parts, job)
    with pytest.raises(FileNotFoundError):
        parts.files.open(f"{job.id}/result-1.pdf")
    assert parts.queue.receive(LONG) is None


def test_asked_to_stop_it_finishes_what_it_has(chosen: Settings) -> None:
    parts = choose.backend(chosen)
    job, other = submitted_now(parts), submitted_now(parts)
    with waiting(replace(chosen, grace=60, lease=LONG)) as process:
        asked_to_stop(process)
        process.communicate("\n")
        assert process.returncode == 0
    assert (now(parts, job).state, now(parts, job).attempt) == (State.DONE, 1)
    assert (now(parts, other).state, now(parts, other).attempt) == (State.QUEUED, 0)
    assert soon(lambda: parts.queue.receive(LONG)).job_id == other.id
    assert parts.queue.receive(LONG) is None


def test_asked_to_stop_for_too_long_it_gives_back(chosen: Settings) -> None:
    parts = choose.backend(chosen)
    job = submitted_now(parts)
    with waiting(replace(chosen, grace=0, lease=LONG)) as process:
        asked_to_stop(process)
        process.communicate()  # ends though its converter does not
        assert process.returncode == 0
    given = now(parts, job)
    assert (given.state, given.progress, given.attempt) == (State.QUEUED, 50, 1)
    delivery = soon(lambda: parts.queue.receive(LONG))  # not after its lease of ten minutes, now
    assert (delivery.job_id, delivery.count) == (job.id, 2)


# the sweeper


def test_what_was_never_sent_is_sent_once(parts: Parts) -> None:
    job = new_job()
    parts.files.write(job.source, [b"order\n17\n"])
    parts.store.add(job)  # and here the web server died
    settings = Settings(resend_after=60)
    sweep(parts, settings, NOW + 60)
    assert not worker(parts).step()  # not yet
    for _ in range(2):
        sweep(parts, settings, NOW + 61)
    assert worker(parts).step()
    assert now(parts, job).state == State.DONE
    assert not worker(parts).step()


def test_the_expired_lose_their_files(parts: Parts) -> None:
    waiting, done, young = submitted(parts, "waiting"), submitted(parts, "done"), new_job("young", created=NOW + 1)
    parts.store.save(done, state=State.RUNNING)
    parts.store.save(now(parts, done), state=State.DONE)
    parts.store.add(young)
    for _ in range(2):
        sweep(parts, Settings(resend_after=7200), done.expires)
    assert [now(parts, job).state for job in (waiting, done, young)] == [State.EXPIRED, State.EXPIRED, State.QUEUED]
    for job in (waiting, done):
        with pytest.raises(FileNotFoundError):
            parts.files.open(job.source)
    while worker(parts).step():  # what was in the queue
        pass
    assert now(parts, waiting).state == State.EXPIRED
