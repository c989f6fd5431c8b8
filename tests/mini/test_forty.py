"""The first forty lines do what their chapter says."""

import subprocess
import sys
from pathlib import Path

from mini_queue import forty

from mini.processes import race


def test_they_are_forty() -> None:
    shown = [line for line in Path(forty.__file__).read_text("utf-8").splitlines() if "--8<--" not in line]
    assert len(shown) <= 40


def test_they_run_by_themselves() -> None:
    ran = subprocess.run([sys.executable, forty.__file__], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ('1 pdf {"order": "A-17"}\n', "")


def test_what_was_put_first_goes_first_and_once(memory: Path) -> None:
    queue = forty.Queue(str(memory / "queue.sqlite"))
    first, second = queue.put("pdf", "A-17"), queue.put("pdf", [18])
    assert queue.claim() == (first, "pdf", '"A-17"')
    assert queue.claim() == (second, "pdf", "[18]")
    assert queue.claim() is None
    queue.ack(first)
    queue.ack(second)
    assert queue.claim() is None


def test_two_processes_never_get_the_same_job(memory: Path) -> None:
    queue = forty.Queue(str(memory / "queue.sqlite"))
    numbers = [queue.put("pdf", n) for n in range(200)]
    prepare = "from mini_queue.forty import Queue\nqueue = Queue(str(file))"
    said = race(memory / "queue.sqlite", prepare, "while job := queue.claim(): print(job[0])")
    assert sorted(int(line) for lines in said for line in lines) == numbers
