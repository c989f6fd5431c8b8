"""End every process that a run left behind, whoever its parent is by now.

Each process that the checker starts carries a tag in its environment, which children inherit. Servers that
write their title over their environment (Redis, PostgreSQL) are known by their working folder instead.
"""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterator

import psutil

TAG = "SNIPPET_RUN"


def family(tag: str, leader: int | None = None) -> Iterator[psutil.Process]:
    """The live processes with a tag that begins so, with that working folder, or of the session `leader`."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, ProcessLookupError, PermissionError):
            ours = process.pid != os.getpid() and process.status() != psutil.STATUS_ZOMBIE
            if ours and process.pid != leader:
                same_session = leader is not None and os.getsid(process.pid) == leader
                tagged = same_session or process.environ().get(TAG, "").startswith(tag)
                if tagged or f"/{tag}/" in f"{process.cwd()}/":
                    yield process


def sweep(tag: str, leader: int | None = None, patience: float = 5) -> None:
    """Kill the family until none is left; it is stopped first, so that a runaway cannot outgrow us."""
    end = time.monotonic() + patience
    found = True
    while found and time.monotonic() < end:
        found = False
        for sign in (signal.SIGSTOP, signal.SIGKILL):
            for process in family(tag, leader):
                found = True
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process.pid, sign)


if __name__ == "__main__":  # python sweep.py TAG
    sweep(sys.argv[1])
