"""`python -m mini_queue`, and a worker as a process."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from mini_queue import __main__ as command
from mini_queue import queue as package
from mini_queue.queue import Queue
from mini_queue.states import State

TASKS = """
import os

def waits(job):
    os.write(1, b"begun\\n")
    os.read(0, 1)
    os.write(1, b"ended\\n")

def fails(job):
    raise ValueError(job.args)

def leaves(job):
    raise SystemExit

def pdf(job):
    print("PDF of", job.args["order"], flush=True)

TASKS = {"pdf": pdf, "waits": waits, "fails": fails, "leaves": leaves}
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def file(memory: Path) -> Path:
    (memory / "shop_tasks.py").write_text(TASKS)
    return memory / "queue.sqlite"


@pytest.fixture
def run(file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """One command in this process: its exit code, what it says, and what it complains of."""
    monkeypatch.syspath_prepend(file.parent)
    monkeypatch.delitem(sys.modules, "shop_tasks", raising=False)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = command.main(["--file", str(file), "--who", "ana", *arguments])
        return (code, *capsys.readouterr())

    return run


def test_it_puts_works_and_lists(run: Run) -> None:
    assert run("put", "pdf", '{"order": "A-17"}', "--key", "A-17")[:2] == (0, "1\n")
    assert run("put", "pdf", "--key", "A-17")[:2] == (0, "1\n")
    assert run("put", "fails", '"no paper"', "--lane", "b", "--priority", "-1")[1] == "2\n"
    assert run("list")[1] == "2\twaiting\tfails\tb\t\n1\twaiting\tpdf\t\t\n"
    assert run("work", "shop_tasks:TASKS", "--until-empty", "--attempts", "1")[:2] == (0, "PDF of A-17\n")
    assert run("list", "--state", "done")[1] == "1\tdone\tpdf\t\t\n"
    assert run("dead")[1] == "2\tdead\tfails\tb\tValueError: no paper\n"
    shown = json.loads(run("show", "2")[1])
    assert (shown["state"], shown["history"][0]["error"]) == ("dead", "ValueError: no paper")


def test_it_controls_and_keeps_the_book(run: Run) -> None:
    for task in ("pdf", "fails"):
        run("put", task, '{"order": "A-17"}')
    assert run("pause", "--why", "deploy")[0] == 0
    assert run("work", "shop_tasks:TASKS", "--until-empty")[1] == ""
    assert run("drain", "--lane", "mail", "--why", "we move")[0] == 0
    assert run("put", "pdf", "--lane", "mail")[::2] == (1, "mini_queue: lane 'mail' takes no new jobs\n")
    assert run("resume", "--why", "done")[0] == 0
    assert run("cancel", "1", "--why", "twice")[0] == 0
    assert run("cancel", "1", "--why", "twice")[::2] == (1, "mini_queue: illegal move: cancelled to cancelled\n")
    assert run("requeue", "1", "--why", "sorry")[0] == 0
    assert run("priority", "1", "7", "--why", "sorry")[0] == 0
    run("work", "shop_tasks:TASKS", "--until-empty", "--attempts", "1")
    assert run("redrive", "5", "--why", "mended")[:2] == (0, "1\n")
    said = [line.split("\t")[1:] for line in run("audit")[1].splitlines()]
    assert said == [
        ["ana", "redrive", "1 jobs", "mended"],
        ["ana", "priority 7", "job 1", "sorry"],
        ["ana", "requeue", "job 1", "sorry"],
        ["ana", "cancel", "job 1", "twice"],
        ["ana", "resume", "lane *", "done"],
        ["ana", "drain", "lane mail", "we move"],
        ["ana", "pause", "lane *", "deploy"],
    ]


@pytest.mark.parametrize(
    "arguments, complaint",
    [
        (["show", "9"], "there is no job 9"),
        (["requeue", "9", "--why", "?"], "there is no job 9"),
        (["put", "pdf", "NaN"], "args: nan is no JSON"),
    ],
)
def test_what_it_refuses_it_explains(run: Run, arguments: list[str], complaint: str) -> None:
    assert run(*arguments) == (1, "", f"mini_queue: {complaint}\n")


@pytest.mark.parametrize("arguments", [["put", "pdf", "{"], ["cancel", "1"], ["list", "--state", "lost"], []])
def test_what_it_does_not_understand_it_says(run: Run, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(*arguments)
    assert left.value.code == 2


@contextmanager
def working(file: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """A worker in a process of its own."""
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(Path(package.__file__).parents[1]), str(file.parent)])
    }
    arguments = [sys.executable, "-m", "mini_queue", "--file", str(file), "work", "shop_tasks:TASKS", *options]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        arguments, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True, bufsize=1
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
def queue(file: Path) -> Iterator[Queue]:
    queue = Queue(file)
    yield queue
    queue.database.close()


def begun(process: subprocess.Popen[str]) -> None:
    assert process.stdout and process.stdout.readline() == "begun\n"


def asked_to_stop(process: subprocess.Popen[str]) -> None:
    """Send SIGTERM, and wait until it was seen."""
    process.send_signal(signal.SIGTERM)
    assert process.stderr
    while "asked to stop" not in process.stderr.readline():
        pass


def test_at_sigterm_it_finishes_what_it_has_and_takes_nothing_new(queue: Queue, file: Path) -> None:
    queue.put("waits")
    queue.put("waits")
    with working(file, "--grace", "60") as process:
        begun(process)
        asked_to_stop(process)
        assert process.communicate("\n")[0] == "ended\n"
        assert process.returncode == 0
    assert queue.counts() == dict.fromkeys(State, 0) | {State.DONE: 1, State.WAITING: 1}


def test_at_sigterm_without_time_it_gives_back(queue: Queue, file: Path) -> None:
    queue.put("waits")
    with working(file, "--grace", "0", "--lease", "600") as process:
        begun(process)
        asked_to_stop(process)
        assert process.wait(60) == 0
    job = queue.claim(600)  # now, not after ten minutes
    assert job and job.count == 1


def test_a_worker_whose_thread_has_ended_ends(queue: Queue, file: Path) -> None:
    queue.put("leaves")
    with working(file) as process:
        assert process.wait(60) == 1  # so that whoever looks after it starts another
        assert process.stderr and "the worker has ended by itself" in process.stderr.read()
    job = queue.get(1)
    assert job and job.state == State.RUNNING


def test_killed_in_the_middle_its_job_comes_back(queue: Queue, file: Path) -> None:
    queue.put("waits")
    with working(file, "--lease", "0.5") as process:
        begun(process)
        process.kill()
        assert process.wait() == -9
    with working(file, "--lease", "600") as process:
        begun(process)
        job = queue.get(1)
        assert job and job.count == 2
        asked_to_stop(process)
        process.communicate("\n")
    assert queue.counts()[State.DONE] == 1
