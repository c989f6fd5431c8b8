"""Processes that begin at the same moment."""

import os
import subprocess
import sys
from pathlib import Path

from mini_queue import queue as package

BEGIN = "import sys\nfrom pathlib import Path\nfrom mini_queue.queue import Queue\nfile = Path(sys.argv[1])\n"
TOGETHER = "print('ready', flush=True)\nsys.stdin.readline()\n"


def race(file: Path, prepare: str, act: str, count: int = 2) -> list[list[str]]:
    """The lines that each of `count` processes prints.

    Args:
        file: of the queue; `file` in the code.
        prepare: what each does before.
        act: what all do at once, as soon as the last is prepared.
        count: how many.
    """
    environment = os.environ | {"PYTHONPATH": str(Path(package.__file__).parents[1])}
    command = [sys.executable, "-c", BEGIN + prepare + "\n" + TOGETHER + act, str(file)]
    pipe = subprocess.PIPE
    processes = [
        subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True, bufsize=1) for _ in range(count)
    ]
    try:
        for process in processes:
            assert process.stdout and process.stdout.readline() == "ready\n"
        for process in processes:
            assert process.stdin
            process.stdin.write("\n")
        said = [process.communicate(timeout=120)[0].splitlines() for process in processes]
        assert [process.returncode for process in processes] == [0] * count
    finally:
        for process in processes:
            process.kill()
            process.wait()
    return said
