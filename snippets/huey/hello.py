# /// script
# requires-python = ">=3.11"
# dependencies = ["huey==3.5.4"]
# ///
import subprocess
import sys
from pathlib import Path

from huey import SqliteHuey

huey = SqliteHuey(filename="jobs.db")


@huey.task()
def export(order):
    return f"{order}.pdf"


if __name__ == "__main__":
    from hello import export  # (1)!

    result = export("A-17")  # (2)!
    print("waiting:", huey.pending_count())
    consumer = ["-m", "huey.bin.huey_consumer", f"{Path(__file__).stem}.huey"]
    command = [sys.executable, *consumer]
    worker = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    print("result:", result.get(blocking=True, timeout=60))
    print("results kept:", huey.result_count())  # (3)!
    worker.terminate()
    worker.wait()
