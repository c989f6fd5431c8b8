# /// script
# requires-python = ">=3.11"
# dependencies = ["huey==3.5.4", "redis==8.1.0"]
# ///
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from huey import RedisHuey, crontab

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
huey = RedisHuey(url=URL)
missed = (datetime.now(UTC) - timedelta(minutes=5)).minute


@huey.task()
def export(order, due):
    in_time = datetime.now(UTC) >= due
    print(f"{order}, not before its time: {in_time}", flush=True)


@huey.periodic_task(crontab(minute=missed))  # (1)!
def report_of_then():
    print("report of five minutes ago", flush=True)


@huey.periodic_task(crontab())  # (2)!
def report_of_now():
    print("report of this minute", flush=True)


if __name__ == "__main__":
    import schedule

    now = datetime.now(UTC)  # (3)!
    hour_ago, soon = now - timedelta(hours=1), now + timedelta(seconds=2)
    put = schedule.export.schedule
    put(("A-17", hour_ago), eta=hour_ago)  # (4)!
    put(("A-18", hour_ago), eta=hour_ago, expires=hour_ago)
    put(("A-19", soon), eta=soon)
    options = ["-m", "huey.bin.huey_consumer", "schedule.huey"]
    for restart in range(2):
        print("worker", restart + 1)
        worker = subprocess.Popen(
            [sys.executable, *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        lines = [worker.stdout.readline() for _ in range(1 if restart else 3)]
        print("".join(sorted(lines)), end="")
        worker.terminate()
        worker.wait()
