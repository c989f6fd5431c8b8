"""Workers of the service in processes of their own, which tests kill and stop."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from checker.project import HERE
from export_service.interfaces import Job, Parts
from export_service.settings import Settings
from export_service.states import State
from export_service.worker import Worker

from export.jobs import now, submitted

T = TypeVar("T")
# the worker of the service with a converter that waits half way until it is told to go on
WAITS = """
import logging, os
from export_service.__main__ import work
from export_service.convert import to_pdf
from export_service.settings import Settings

def convert(job, source, report):
    report(50)
    os.write(1, b"half\\n")
    os.read(0, 1)
    return to_pdf(job, source, report)

logging.basicConfig(level=logging.INFO)
work(Settings.read(), convert)
"""


def environment(settings: Settings) -> dict[str, str]:
    """That from which a process reads these settings."""
    ours = {f"EXPORT_{name.upper()}": str(value) for name, value in vars(settings).items()}
    return os.environ | ours | {"PYTHONPATH": str(HERE.snippets)}


@contextmanager
def waiting(settings: Settings) -> Iterator[subprocess.Popen[str]]:
    """A worker that is half way through a job."""
    command = [sys.executable, "-c", WAITS]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, env=environment(settings), stdin=pipe, stdout=pipe, stderr=pipe, text=True, bufsize=1
    ) as process:
        try:
            assert process.stdout and process.stdout.readline() == "half\n"
            yield process
        finally:
            process.kill()


def work_until_done(parts: Parts, settings: Settings, job: Job) -> None:
    worker = Worker(parts, settings)
    while now(parts, job).state != State.DONE:
        if not worker.step():
            time.sleep(settings.poll)  # the step is the worker's, and so is the pause between two


def submitted_now(parts: Parts, name: str = "") -> Job:
    """A job of this moment, as the web leaves it."""
    return submitted(parts, name, created=time.time())


def asked_to_stop(process: subprocess.Popen[str]) -> None:
    """Send SIGTERM, and wait until it was seen."""
    process.send_signal(signal.SIGTERM)
    assert process.stderr
    assert any("asked to stop" in line for line in process.stderr)  # or it died


def soon(look: Callable[[], T | None]) -> T:
    """What a server gives in a moment, when it has seen what another process did."""
    end = time.monotonic() + 60
    while (found := look()) is None:
        assert time.monotonic() < end
        time.sleep(0.01)  # another process's message: there is nothing to wait for but a new look
    return found
