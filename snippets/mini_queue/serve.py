"""A worker as a process of its own, which SIGTERM ends in order."""

import argparse
import importlib
import logging
import os
import signal
import threading

from .dead import limited
from .queue import Queue
from .retry import Policy, exponential
from .worker import Worker

ASKED_TO_STOP = {signal.SIGTERM, signal.SIGINT}
log = logging.getLogger(__name__)


def work(queue: Queue, asked: argparse.Namespace) -> None:
    """Run the tasks of `module:dictionary`, until asked to stop or empty."""
    logging.basicConfig(level=logging.INFO)
    module, _, name = asked.tasks.partition(":")
    worker = Worker(
        queue,
        getattr(importlib.import_module(module), name),
        Policy(exponential(1, 300), asked.attempts),
        lease=asked.lease,
        claim=limited(queue, asked.attempts),
    )
    if asked.until_empty:
        while worker.step():
            pass
    else:
        serve(worker, asked.grace)


# --8<-- [start:serve]
def serve(worker: Worker, grace: float) -> None:
    """Until SIGTERM; then `grace` seconds for the job that runs.

    Call it before any other thread begins: they all leave the signals to it.

    Raises:
        RuntimeError: the worker has ended by itself.
    """
    ended = threading.Event()

    def run() -> None:
        try:
            worker.run()
        finally:
            ended.set()
            os.kill(os.getpid(), signal.SIGTERM)  # so that nobody waits below

    signal.pthread_sigmask(signal.SIG_BLOCK, ASKED_TO_STOP)
    threading.Thread(target=run, daemon=True).start()
    signal.sigwait(ASKED_TO_STOP)
    if ended.is_set():
        raise RuntimeError("the worker has ended by itself")
    log.info("asked to stop")
    worker.stop(grace)


# --8<-- [end:serve]
