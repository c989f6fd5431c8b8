"""One run of one program: as a reader would, alone in an empty folder, on a terminal."""

import contextlib
import os
import select
import signal
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import psutil

from .sweep import TAG, family, sweep

MOST_BYTES = 1_000_000
MOST_PROCESSES = 64
COUNT_EVERY = 0.2  # seconds between two counts of the processes
GRACE = 1.0  # seconds in which helpers of multiprocessing may end after their program
INSIDE = Path(__file__).with_name("inside")  # its sitecustomize.py notes the threads left at exit


@dataclass(frozen=True)
class Run:
    """What one run did."""

    output: str  # stdout and stderr as the terminal showed them
    code: int | None  # None: stopped by us
    seconds: float
    stopped: str  # why we stopped it, or ""
    processes_left: tuple[str, ...]
    threads_left: tuple[str, ...]


def _environment(folder: Path, tag: str, more: Mapping[str, str]) -> dict[str, str]:
    return {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "TERM": "dumb",
        "NO_COLOR": "1",
        "PYTHON_COLORS": "0",
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(INSIDE),
        TAG: tag,
        **more,
    }


def _terminal() -> tuple[int, int]:
    """A pty that passes bytes through unchanged: pipes tear or lose lines that a terminal shows whole."""
    master, slave = os.openpty()
    mode = termios.tcgetattr(slave)
    mode[1] &= ~termios.OPOST
    termios.tcsetattr(slave, termios.TCSANOW, mode)
    os.set_blocking(master, False)
    return master, slave


def run(
    command: Sequence[str],
    files: Mapping[str, str],
    *,
    within: str,
    timeout: float,
    environment: Mapping[str, str] | None = None,
    goes_on: Callable[[str], bool] = lambda _: True,
) -> Run:
    """Run a command in a new folder that holds `files`, and end all that it leaves.

    Args:
        within: a folder of the checker's own for this and other runs; its name begins the tag of the processes.
        timeout: seconds until the run is stopped.
        goes_on: whether there is still something to learn, once it has printed these whole lines.
    """
    with tempfile.TemporaryDirectory(dir=within, ignore_cleanup_errors=True) as temporary:
        tag = f"{Path(within).name}/{Path(temporary).name}"
        folder, notes = Path(temporary, "run").resolve(), Path(temporary, "threads")
        folder.mkdir()
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        variables = _environment(folder, tag, {"SNIPPET_THREADS": str(notes), **(environment or {})})
        master, slave = _terminal()
        start = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)
        chunks: list[bytes] = []
        stopped = "the checker was interrupted"
        left: tuple[str, ...] = ()
        try:
            stopped = _watch(
                process, master, chunks, start + timeout, tag, lambda: goes_on(_text(chunks, folder, whole_lines=True))
            )
            seconds = time.monotonic() - start
            code = None if stopped else process.wait()
            left = () if stopped else _outlived(tag, process.pid)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            if stopped or left:
                sweep(tag, process.pid)
            process.wait()
            while chunk := _read(master):  # printed just before the end
                chunks.append(chunk)
            os.close(master)
        threads = tuple(notes.read_text("utf-8").split("\n")[:-1]) if notes.exists() else ()
        return Run(_text(chunks, folder), code, seconds, stopped, left, threads)


def _text(chunks: list[bytes], folder: Path, whole_lines: bool = False) -> str:
    printed = b"".join(chunks)[:MOST_BYTES]
    if whole_lines:
        printed = printed[: printed.rfind(b"\n") + 1]
    return printed.decode("utf-8", "replace").replace("\r\n", "\n").replace(f"{folder}/", "")


def _read(master: int) -> bytes | None:
    """What the terminal holds now, b"" for nothing; None when every writer is gone."""
    try:
        return os.read(master, 65536) or None
    except BlockingIOError:
        return b""
    except OSError:  # EIO: the other side is closed
        return None


def _watch(
    process: subprocess.Popen[bytes],
    master: int,
    chunks: list[bytes],
    deadline: float,
    tag: str,
    goes_on: Callable[[], bool],
) -> str:
    """Wait for the end of the program; the reason when it had to be stopped, else ""."""
    crowd = len(psutil.pids()) + MOST_PROCESSES  # counting pids is cheap, finding the family is not
    count_at = time.monotonic() + COUNT_EVERY
    poll = select.poll()
    poll.register(master, select.POLLIN)
    closed = False
    while process.poll() is None:
        now = time.monotonic()
        rest = deadline - now
        if rest <= 0:
            return "it did not end in time"
        if closed:  # it gave up its terminal: only its end is left to wait for
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(min(rest, 0.02))
        elif poll.poll(min(rest, 0.02) * 1000):
            closed = (chunk := _read(master)) is None
            chunks.append(chunk or b"")
            if chunk and not goes_on():
                return "it had told enough"
        if sum(map(len, chunks)) > MOST_BYTES:
            return f"it printed more than {MOST_BYTES // 1_000_000} MB"
        if now < count_at:
            continue
        count_at = now + COUNT_EVERY
        if len(psutil.pids()) > crowd and len([*islice(family(tag, process.pid), MOST_PROCESSES)]) == MOST_PROCESSES:
            return f"it started {MOST_PROCESSES} processes and more"
    return ""


def _outlived(tag: str, leader: int) -> tuple[str, ...]:
    """The processes that are still there a moment after their program ended."""
    end = time.monotonic() + GRACE
    while (left := list(family(tag, leader))) and time.monotonic() < end:
        psutil.wait_procs(left, timeout=0.01)
    names = []
    for process in left:
        with contextlib.suppress(psutil.Error):
            names.append(process.name())
    return tuple(names)
