"""From one backend to another while it works: every job is done, none is done twice."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from export_service.backends import NAMES, opened
from export_service.both import left
from export_service.convert import to_pdf
from export_service.interfaces import Job
from export_service.settings import Settings, backend
from export_service.states import State
from export_service.sweep import sweep
from export_service.worker import Worker

from export.backends import settings_of
from export.conftest import Variables
from export.jobs import new_job, now, submitted, text
from export.processes import environment, submitted_now, waiting

NEXT = dict(zip(NAMES, NAMES[1:] + NAMES[:1], strict=True))  # from each once, and to each


@pytest.fixture(params=NEXT)
def switching(request: pytest.FixtureRequest, tmp_path: Path, use: Variables) -> Settings:
    """The settings of the time in which one is drained into the other."""
    old, new = request.param, NEXT[request.param]
    use(old)
    use(new)
    return replace(settings_of(new, tmp_path), also=old, lease=2, poll=0.01)


def before(settings: Settings) -> Settings:
    """How it began."""
    return replace(settings, backend=settings.also, also="")


def test_nothing_is_lost_or_done_twice(switching: Settings) -> None:
    old, parts = backend(before(switching)), backend(switching)
    jobs = [submitted_now(old) for _ in range(6)]
    with waiting(before(switching)) as process:  # one of the old workers has a job
        jobs += [submitted_now(parts) for _ in range(3)]
        with waiting(switching) as other:  # and one of the new
            jobs += [submitted_now(old), submitted_now(parts)]
            other.kill()
        process.kill()
    done = Counter[str]()

    def convert(job: Job, source: object, report: object) -> bytes:
        done[job.id] += 1
        return to_pdf(job, source, report)  # type: ignore[arg-type]  # passed on

    worker = Worker(parts, switching, convert)
    assert left(old).to_do == 7
    while any(now(parts, job).state != State.DONE for job in jobs):
        worker.step()
    assert done == {job.id: 1 for job in jobs}
    assert sorted(now(parts, job).attempt for job in jobs) == [1] * 9 + [2] * 2
    assert all(job.id in text(parts, job) for job in jobs)
    assert left(old) == (0, 7)
    assert not worker.step()
    assert opened(switching.also, switching).queue.receive(600) is None


def test_jobs_of_either_are_found_cancelled_and_swept(switching: Settings) -> None:
    old, parts = backend(before(switching)), backend(switching)
    both_ways = backend(replace(switching, backend=switching.also, also=switching.backend))
    first, second = submitted(old), submitted(parts)
    for each in (parts, both_ways):  # those that know of the other, before the switch and after
        assert now(each, first) == first
        assert now(each, second) == second
    cancelled = parts.store.save(first, state=State.CANCELLED)
    assert cancelled and now(old, first) == cancelled
    assert parts.store.save(first, state=State.RUNNING) is None
    sweep(parts, switching, first.expires)
    for job in (first, second):
        assert now(parts, job).state == State.EXPIRED
        with pytest.raises(FileNotFoundError):
            parts.files.open(job.source)
    assert left(old) == left(parts) == (0, 0)


def test_a_forgotten_job_of_the_old_is_sent_to_the_new(switching: Settings) -> None:
    old, parts = backend(before(switching)), backend(switching)
    job = new_job()
    old.files.write(job.source, [b"order\n17\n"])
    old.store.add(job)  # and here the web server died
    sweep(parts, switching, job.queued + switching.resend_after + 1)
    assert old.queue.receive(600) is None
    assert Worker(parts, switching).step()
    assert now(old, job).state == State.DONE


def test_a_key_from_before_gives_the_job_from_before(switching: Settings) -> None:
    old, parts = backend(before(switching)), backend(switching)
    job = old.store.add(new_job(), "key")
    assert parts.store.add(new_job(), "key") == job == parts.store.kept("key")
    other = parts.store.add(new_job(), "other")
    assert parts.store.kept("other") == other
    assert old.store.kept("other") is None


def test_a_message_is_held_given_back_and_lost_where_it_came_from(switching: Settings) -> None:
    old, parts = backend(before(switching)), backend(switching)
    old.queue.send("A-17")
    parts.queue.send("A-18")
    first, second = parts.queue.receive(600), parts.queue.receive(600)
    assert first and second and (first.job_id, second.job_id) == ("A-17", "A-18")
    for delivery in (first, second):
        assert parts.queue.extend(delivery, 600)
        parts.queue.give_back(delivery)
        assert not parts.queue.extend(delivery, 600)
    again = [parts.queue.receive(600), parts.queue.receive(600)]
    assert [each and (each.job_id, each.count) for each in again] == [("A-17", 2), ("A-18", 2)]


def test_a_backend_that_there_is_not_is_named() -> None:
    with pytest.raises(ValueError, match=r"'reddis' is none of sqlite, redis"):
        backend(Settings(backend="reddis"))


def told(settings: Settings, *command: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "export_service", *command], env=environment(settings), capture_output=True, text=True
    )
    assert not done.stderr
    return done.returncode, done.stdout


def test_the_commands_pause_resume_and_tell_what_is_left(use: Variables, tmp_path: Path) -> None:
    use("redis")
    settings = replace(settings_of("redis", tmp_path), also="sqlite")
    old, parts = backend(before(settings)), backend(settings)
    job = submitted_now(old)
    worker = Worker(parts, settings)
    assert told(settings, "pause", "a switch") == (0, "")
    assert not worker.step()
    assert told(settings, "left") == (1, "sqlite: 1 jobs to do, 1 to keep\n")
    assert told(settings, "resume") == (0, "")
    assert worker.step()
    assert told(settings, "left") == (1, "sqlite: 0 jobs to do, 1 to keep\n")
    sweep(parts, settings, job.expires)
    assert told(settings, "left") == (0, "sqlite: 0 jobs to do, 0 to keep\n")
