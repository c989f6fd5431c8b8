"""One measurement: jobs wait in Redis, a worker starts, each says when it ends.

A worker is one process with one thread, or one process at a time.
"""

import os
import shlex
import struct
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import psutil

ENGINES = Path(__file__).parent / "engines"
LIST = "a list and a loop"
# The file of each in engines/ and the command of its worker.
WORKERS = {
    LIST: ("list", "python -c 'import job_list; job_list.worker()'"),
    "huey": ("huey", "huey_consumer job_huey.huey -w 1"),
    "dramatiq": ("dramatiq", "dramatiq job_dramatiq -p 1 -t 1"),
    "taskiq": (
        "taskiq",
        "taskiq worker job_taskiq:broker -w 1 --max-async-tasks 1",
    ),
    "arq": ("arq", "arq job_arq.Worker"),
    "celery": ("celery", "celery -A job_celery worker -c 1 -l ERROR"),
    "celery -P solo": (
        "celery",
        "celery -A job_celery worker -P solo -l ERROR",
    ),
    "rq SimpleWorker": ("rq", "rq worker -w rq.SimpleWorker throughput"),
    "rq": ("rq", "rq worker throughput"),
}
# What runs its Python: arq wants an older redis than the others.
RUNNERS = {"arq": "uv run -q --no-project --with arq==0.28.0"}
ENQUEUE = """
import asyncio, inspect, sys
from job_{} import enqueue
if inspect.iscoroutinefunction(enqueue):
    asyncio.run(enqueue({}))
else:
    for _ in range({}):
        enqueue()
"""


def per_job(
    name: str, environment: Mapping[str, str], jobs: int, nap: float
) -> float:
    """Milliseconds from the end of one job to the end of the next.

    Args:
        name: a key of WORKERS.
        environment: REDIS_URL of an empty database of Redis, and what else
            the worker shall have.
        jobs: how many, more than one.
        nap: seconds that each job sleeps.

    Raises:
        subprocess.CalledProcessError: they could not be enqueued.
        RuntimeError: the worker ended; the message is the end of its log.
    """
    file, command = WORKERS[name]
    runner = shlex.split(RUNNERS.get(file, ""))
    with tempfile.TemporaryDirectory(prefix="throughput-") as folder:
        pipe, log = Path(folder, "done"), Path(folder, "log")
        os.mkfifo(pipe)
        done = os.open(pipe, os.O_RDWR)  # no writer ends it
        variables = _variables(environment, pipe, nap)
        try:
            code = ENQUEUE.format(file, jobs, jobs)
            subprocess.run(
                [*runner, "python", "-c", code],
                env=variables,
                cwd=folder,
                check=True,
                stderr=subprocess.PIPE,
            )
            with log.open("w") as said:
                worker = subprocess.Popen(
                    [*runner, *shlex.split(command)],
                    env=variables,
                    cwd=folder,
                    stdout=said,
                    stderr=said,
                )
            try:
                return _between(done, jobs)
            finally:
                _kill(worker)
        finally:
            os.close(done)


def _variables(
    environment: Mapping[str, str], pipe: Path, nap: float
) -> Mapping[str, str]:
    path = os.environ.get("PATH", os.defpath)
    return {
        **os.environ,
        **environment,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{path}",
        "PYTHONPATH": str(ENGINES),
        "RQ_REDIS_URL": environment["REDIS_URL"],
        "THROUGHPUT_DONE": str(pipe),
        "THROUGHPUT_NAP": str(nap),
    }


def _between(done: int, jobs: int) -> float:
    times = b""
    while len(times) < 8 * jobs:  # each number comes whole
        times += os.read(done, 8 * jobs)
    ends = struct.unpack(f"{jobs}d", times)
    return float(1000 * (max(ends) - min(ends)) / (jobs - 1))


def _kill(worker: subprocess.Popen[bytes]) -> None:
    parent = psutil.Process(worker.pid)
    for process in [*parent.children(recursive=True), parent]:
        process.kill()
    worker.wait()
