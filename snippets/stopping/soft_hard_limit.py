import multiprocessing
import signal
import time
from pathlib import Path


class TooLong(Exception):
    pass


def soft_limit(number, frame):
    raise TooLong


def endless_export(part):
    signal.setitimer(signal.ITIMER_REAL, 0.1)  # (1)!
    part.write_text("half a PDF")
    while True:
        time.sleep(0.01)


def careful(part):
    try:
        endless_export(part)
    except TooLong:
        part.unlink(missing_ok=True)  # (2)!


def stubborn(part):
    while True:
        try:
            endless_export(part)
        except Exception:
            pass  # (3)!


def work(export, part, ready):
    signal.signal(signal.SIGALRM, soft_limit)
    ready.set()
    export(part)


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    for export in (careful, stubborn):
        part, ready = Path(f"{export.__name__}.part"), spawn.Event()
        process = spawn.Process(target=work, args=(export, part, ready))
        process.start()
        ready.wait()
        process.join(timeout=1)  # (4)!
        if process.is_alive():
            process.kill()
            process.join()
        left = "half a PDF" if part.exists() else "nothing"
        print(f"{export.__name__}: exit code {process.exitcode}, left {left}")
