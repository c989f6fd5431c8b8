# /// script
# requires-python = ">=3.11"
# dependencies = ["huey==3.5.4", "redis==8.1.0"]
# ///
import os
import subprocess
import sys
from pathlib import Path

from huey import RedisHuey, SqliteHuey

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
redis = RedisHuey(url=URL)
sqlite = SqliteHuey(filename="jobs.db", fsync=True)


def export(order):
    print(order, "began", flush=True)
    Path("go").read_text()  # (1)!
    print(order, "exported", flush=True)


on_redis = redis.task(retries=2)(export)
on_sqlite = sqlite.task(retries=2)(export)


def started(queue):
    options = ["-m", "huey.bin.huey_consumer", f"kill.{queue}"]
    return subprocess.Popen(
        [sys.executable, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


if __name__ == "__main__":
    import kill

    os.mkfifo("go")
    for queue in "redis", "sqlite":
        huey, task = getattr(kill, queue), getattr(kill, f"on_{queue}")
        task("A-17")
        task("A-18")
        worker = started(queue)
        print(f"{queue}:", worker.stdout.readline(), end="")
        worker.kill()
        worker.wait()
        print("  kill -9; left:", *(job.args[0] for job in huey.pending()))
        worker = started(queue)
        print("  next worker:", worker.stdout.readline(), end="")
        Path("go").write_text("")
        print("  next worker:", worker.stdout.readline(), end="")
        worker.send_signal(2)  # (2)!
        worker.wait()
        left = huey.pending_count(), huey.scheduled_count()
        print("  in the queue, scheduled, failed:", *left, huey.result_count())
