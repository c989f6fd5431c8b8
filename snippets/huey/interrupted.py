# /// script
# requires-python = ">=3.11"
# dependencies = ["huey==3.5.4"]
# ///
import os
import subprocess
import sys
from pathlib import Path

from huey import SqliteHuey
from huey.signals import SIGNAL_INTERRUPTED

huey = SqliteHuey(filename="jobs.db")


@huey.task()
def export(order):
    print(order, "began", flush=True)
    Path("go").read_text()
    print(order, "exported", flush=True)


if "PUT_BACK" in os.environ:

    @huey.signal(SIGNAL_INTERRUPTED)
    def put_back(signal, task):
        huey.enqueue(task)


def stopped(order, *options, **settings):
    interrupted.export(order)
    program = ["-m", "huey.bin.huey_consumer", "interrupted.huey"]
    worker = subprocess.Popen(
        [sys.executable, *program, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **settings},
        text=True,
    )
    worker.stdout.readline()
    worker.terminate()
    next(line for line in worker.stderr if "SIGTERM" in line)  # (1)!
    if options:
        Path("go").write_text("")
    printed = worker.communicate()[0].strip() or "not exported"
    left = [job.args[0] for job in interrupted.huey.pending()]
    print(f"{printed}; in the queue: {left}")
    interrupted.huey.flush()


if __name__ == "__main__":
    import interrupted

    os.mkfifo("go")
    print("default:", end=" ")
    stopped("A-17")
    print("put back:", end=" ")
    stopped("A-18", PUT_BACK="1")
    print("-g TERM:", end=" ")
    stopped("A-19", "-g", "TERM")
