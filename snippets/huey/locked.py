# /// script
# requires-python = ">=3.11"
# dependencies = ["huey==3.5.4"]
# ///
import subprocess
import sys
from pathlib import Path

from huey import SqliteHuey
from huey.exceptions import TaskException

huey = SqliteHuey(filename="jobs.db")


@huey.task()
@huey.lock_task("printer")
def export(order):
    if order == "A-17":
        Path("began").write_text("")
        Path("never").read_text()
    return f"{order} exported"


def started(*options):
    program = ["-m", "huey.bin.huey_consumer", "locked.huey", *options]
    command = [sys.executable, *program]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def outcome(result):
    try:
        return result.get(blocking=True, timeout=60)
    except TaskException as failed:
        return failed.metadata["error"]


if __name__ == "__main__":
    import os

    import locked

    os.mkfifo("began")
    os.mkfifo("never")
    locked.export("A-17")
    worker = started()
    Path("began").read_text()
    worker.kill()
    worker.wait()
    for options in [], ["--flush-locks"]:
        result = locked.export("A-18")
        worker = started(*options)
        print("A-18", *options, "->", outcome(result))
        worker.terminate()
        worker.wait()
