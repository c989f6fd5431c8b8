# /// script
# requires-python = ">=3.11"
# dependencies = ["huey==3.5.4"]
# ///
import os
import subprocess
import sys
from pathlib import Path
from signal import SIGINT, SIGKILL, SIGTERM

from huey import SqliteHuey
from huey.signals import SIGNAL_ENQUEUED, SIGNAL_EXECUTING, SIGNAL_INTERRUPTED

huey = SqliteHuey(filename="jobs.db")
KEEP = SIGNAL_ENQUEUED, SIGNAL_INTERRUPTED  # (1)!


@huey.task()
def export(order):
    print(order, "began", flush=True)
    Path("go").read_text()
    print(order, "exported", flush=True)


@huey.signal()
def note(signal, task, *details):
    if signal == SIGNAL_EXECUTING:
        data = huey.serialize_task(task)
        huey.storage.put_data(f"running {task.id}", data)
    elif signal not in KEEP:
        huey.delete(f"running {task.id}")


def put_back():  # (2)!
    for key, data in huey.all_results().items():
        if key.startswith("running"):
            huey.enqueue(huey.deserialize_task(data))
            huey.delete(key)


if __name__ == "__main__":
    import in_flight

    os.mkfifo("go")
    in_flight.export("A-17")
    program = ["-m", "huey.bin.huey_consumer", "in_flight.huey"]
    for stop in SIGKILL, SIGTERM, SIGINT:
        in_flight.put_back()
        worker = subprocess.Popen(
            [sys.executable, *program],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        print(f"{stop.name}:", worker.stdout.readline(), end="")
        if stop == SIGINT:
            Path("go").write_text("")
            print(f"{stop.name}:", worker.stdout.readline(), end="")
        worker.send_signal(stop)
        worker.wait()
    print("notes left:", in_flight.huey.result_count())
