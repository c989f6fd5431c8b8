# /// script
# requires-python = ">=3.11"
# dependencies = ["dramatiq==2.2.1", "redis==8.1.0"]
# ///
import os
import signal
import subprocess
import sys
from pathlib import Path

import dramatiq
from dramatiq.brokers.redis import RedisBroker

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
dramatiq.set_broker(RedisBroker(url=URL))


@dramatiq.actor
def export(order):
    print(os.getpid(), file=sys.__stdout__, flush=True)
    Path("go").read_text()
    print("exported", file=sys.__stdout__, flush=True)


if __name__ == "__main__":
    os.mkfifo("go")
    export.send("A-17")
    export.send("A-18")
    options = ["-m", "dramatiq", Path(__file__).stem, "-p", "2", "-t", "1"]
    worker = subprocess.Popen(
        [sys.executable, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "dramatiq_queue_prefetch": "1"},  # (1)!
        text=True,
    )
    first, second = (int(worker.stdout.readline()) for _ in "12")
    print("two processes:", first != second)
    os.kill(first, signal.SIGKILL)
    next(line for line in worker.stderr if "Stopping worker" in line)
    Path("go").write_text("")  # (2)!
    print("the second job:", worker.stdout.read(), end="")
    worker.stderr.read()
    print("the master ended with code", worker.wait())
