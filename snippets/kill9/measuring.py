"""One measurement: a job begins, somebody is killed, and the clock runs on.

It stops when the job begins again.
"""

import contextlib
import json
import os
import select
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

from .rows import RUNNERS, WORKERS, Row

ENGINES = Path(__file__).parent / "engines"
STARTS = 300  # seconds that a worker may take until its first job begins


@dataclass(frozen=True)
class Outcome:
    """What came of it.

    Args:
        again: seconds from the kill to the second beginning, or None.
        left: what the engine said of the job in the end, or "".
    """

    again: float | None
    left: str


def measure(row: Row, environment: Mapping[str, str]) -> Outcome:
    """Run one row.

    Args:
        environment: REDIS_URL, RABBITMQ_URL or DATABASE_URL of its broker.

    Raises:
        RuntimeError: the job never began; the message ends as the worker's log.
    """
    with tempfile.TemporaryDirectory(prefix="kill9-") as folder:
        variables = _variables(row, Path(folder), environment)
        with _pipe(variables["KILL9_BEGAN"]) as began:
            _ask(row, "enqueue", variables)
            worker = _start(row, variables)
            try:
                if not (who := began(STARTS)):
                    said = Path(variables["KILL9_LOG"]).read_text()[-2000:]
                    raise RuntimeError(f"{row.name}: no job began\n{said}")
                killed = time.monotonic()
                if row.victim == "child":
                    os.kill(who, signal.SIGKILL)
                else:
                    _kill(worker)
                    worker = _start(row, variables)
                again = began(row.patience)
                seconds = time.monotonic() - killed if again else None
                return Outcome(seconds, _ask(row, "state", variables))
            finally:
                _kill(worker)


def _variables(
    row: Row, folder: Path, environment: Mapping[str, str]
) -> dict[str, str]:
    variables = {
        **os.environ,
        **environment,
        "PYTHONPATH": str(ENGINES),
        "KILL9_BEGAN": str(folder / "began"),
        "KILL9_BROKER": row.broker,
        "KILL9_LOG": str(folder / "log"),
        "KILL9_SETTINGS": json.dumps(row.settings),
        "KILL9_SQLITE": str(folder / "jobs.sqlite3"),
    }
    path = variables.get("PATH", os.defpath)
    variables["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{path}"
    variables["RQ_REDIS_URL"] = variables.get("REDIS_URL", "")
    return variables


@contextlib.contextmanager
def _pipe(path: str) -> Iterator["Began"]:
    os.mkfifo(path)
    pipe = os.open(path, os.O_RDWR)  # so that no reader or writer ends it
    try:
        yield Began(pipe)
    finally:
        os.close(pipe)


class Began:
    """The pipe into which a job says that it begins."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe

    def __call__(self, patience: float) -> int:
        """The process that runs it, or 0 when none did within these seconds."""
        ready, _, _ = select.select([self._pipe], [], [], patience)
        return int(os.read(self._pipe, 100).split()[0]) if ready else 0


def _start(row: Row, variables: dict[str, str]) -> subprocess.Popen[bytes]:
    command = (
        f"{RUNNERS.get(row.engine, '')} {WORKERS[row.engine]} {row.options}"
    )
    log = Path(variables["KILL9_LOG"])
    with log.open("ab") as said:
        return subprocess.Popen(
            shlex.split(command.replace("ENGINES", str(ENGINES))),
            cwd=log.parent,
            env=variables,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )


def _ask(row: Row, what: str, variables: dict[str, str]) -> str:
    """Run the engine's own file: `enqueue` or `state`."""
    ruby = ENGINES / f"{row.file}.rb"
    if ruby.exists():
        command = ["ruby", str(ruby), what]
    else:
        runner = shlex.split(RUNNERS.get(row.engine, ""))
        code = f"import {row.file} as job; print(getattr(job, '{what}', str)())"
        command = [*runner, "python", "-c", code]
    done = subprocess.run(
        command,
        cwd=Path(variables["KILL9_LOG"]).parent,
        env=variables,
        capture_output=True,
        text=True,
        timeout=STARTS,
    )
    if done.returncode:
        raise RuntimeError(f"{row.name}: {what}\n{done.stderr[-2000:]}")
    said = done.stdout.strip().splitlines()
    return said[-1] if said and what == "state" else ""


def _kill(worker: subprocess.Popen[bytes]) -> None:
    """End the worker and all that it started, at once."""
    with contextlib.suppress(psutil.NoSuchProcess):
        parent = psutil.Process(worker.pid)
        for process in [parent, *parent.children(recursive=True)]:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
    worker.wait()
