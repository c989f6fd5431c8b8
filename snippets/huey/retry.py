# /// script
# requires-python = ">=3.11"
# dependencies = ["huey==3.5.4"]
# ///
import subprocess
import sys
import time

from huey import SqliteHuey
from huey.exceptions import TaskException

early = SqliteHuey("early")
late = SqliteHuey("late", store_intermediate_errors=False)  # (1)!
tries = []


def export(order):
    tries.append(time.monotonic())
    if len(tries) % 3:
        raise OSError("printer off")
    waited = tries[1] - tries[0] > 0.9 and tries[2] - tries[1] > 1.9
    return f"{order}.pdf at try 3, waited 1 s and 2 s: {waited}"


by_default = early.task(name="by_default")(export)
asked_early = early.task(retries=2, retry_delay=3600)(export)
asked_late = late.task(retries=2, retry_delay=1, retry_backoff=2)(export)


def ask(result):
    try:
        return result.get(blocking=True, timeout=60)
    except TaskException as failed:
        error = failed.metadata
        return f"{error['error']}, retries left: {error['retries']}"


if __name__ == "__main__":
    import retry

    queues = {"early": ["by_default", "asked_early"], "late": ["asked_late"]}
    for queue, tasks in queues.items():
        options = ["-m", "huey.bin.huey_consumer", f"retry.{queue}"]
        command = [sys.executable, *options]
        worker = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        for task in tasks:
            print(f"{task}:", ask(getattr(retry, task)("A-17")))
        worker.terminate()
        worker.wait()
