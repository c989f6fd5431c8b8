"""`python -m export_service`, with `web` or `worker` for one half of it.

`pause` and `resume` are for all workers; `left` ends with status 1 as long as
the backend in EXPORT_ALSO has jobs that somebody may ask for.
"""

import argparse
import logging
import signal
import subprocess
import sys

from .backends import opened
from .both import left
from .convert import to_pdf
from .pause import pause, resume
from .settings import Settings, backend
from .worker import Converter, Worker

log = logging.getLogger(__name__)
ASKED_TO_STOP = {signal.SIGTERM, signal.SIGINT}


def main() -> None:
    parser = argparse.ArgumentParser(prog="export_service")
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("web", help="only the pages and the API")
    worker = commands.add_parser("worker", help="only the conversions")
    worker.add_argument("--processes", type=int, default=1)
    commands.add_parser("pause", help="start no job").add_argument("why")
    commands.add_parser("resume", help="end the pause")
    commands.add_parser("left", help="what EXPORT_ALSO still has")
    asked = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    settings = Settings.read()
    match asked.command:
        case "worker" if asked.processes == 1:
            work(settings)
        case "worker":
            supervise(asked.processes)
        case "pause":
            pause(backend(settings).files, asked.why)
        case "resume":
            resume(backend(settings).files)
        case "left":
            sys.exit(tell_left(settings))
        case _:
            serve(settings, with_worker=asked.command is None)


def serve(settings: Settings, with_worker: bool) -> None:
    """The web, by itself or with a worker in a thread."""
    import uvicorn  # workers need none of it

    from .web import create_app

    parts = backend(settings)
    worker = Worker(parts, settings)
    app = create_app(settings, parts, [worker] if with_worker else [])
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        timeout_graceful_shutdown=1,  # streams of progress would not end
    )


# --8<-- [start:left]
def tell_left(settings: Settings) -> bool:
    """Whether the backend that is drained must stay."""
    to_do, to_keep = left(opened(settings.also, settings))
    print(f"{settings.also}: {to_do} jobs to do, {to_keep} to keep")
    return to_keep > 0


# --8<-- [end:left]


# --8<-- [start:work]
def work(settings: Settings, convert: Converter = to_pdf) -> None:
    """One worker, until SIGTERM."""
    signal.pthread_sigmask(signal.SIG_BLOCK, ASKED_TO_STOP)
    worker = Worker(backend(settings), settings, convert)
    worker.start()
    signal.sigwait(ASKED_TO_STOP)
    log.info("asked to stop")
    worker.stop()


# --8<-- [end:work]


# --8<-- [start:supervise]
def supervise(count: int) -> None:
    """Workers in processes of their own; one that dies is replaced."""
    signal.pthread_sigmask(signal.SIG_BLOCK, ASKED_TO_STOP)
    command = [sys.executable, "-m", __package__, "worker"]
    children = [subprocess.Popen(command) for _ in range(count)]
    while not signal.sigtimedwait(ASKED_TO_STOP, 1):
        for place, child in enumerate(children):
            if child.poll() is not None:
                children[place] = subprocess.Popen(command)
    for child in children:
        child.terminate()
    for child in children:
        child.wait()


# --8<-- [end:supervise]

if __name__ == "__main__":
    main()
