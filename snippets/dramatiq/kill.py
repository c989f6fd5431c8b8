# /// script
# requires-python = ">=3.11"
# dependencies = ["dramatiq==2.2.1", "redis==8.1.0"]
# ///
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import dramatiq
from dramatiq.brokers.redis import RedisBroker

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
SETTINGS = json.loads(os.environ.get("SETTINGS", "{}"))
FAST = {"heartbeat_timeout": 2000, "maintenance_chance": 1_000_000}
broker = RedisBroker(url=URL, **SETTINGS)
dramatiq.set_broker(broker)


@dramatiq.actor
def export(order):
    print(order, "began", file=sys.__stdout__, flush=True)  # (1)!
    Path("go").read_text()
    print(order, "exported", file=sys.__stdout__, flush=True)


def started(settings):
    options = ["-m", "dramatiq", Path(__file__).stem, "-p", "1", "-t", "1"]
    return subprocess.Popen(
        [sys.executable, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "SETTINGS": json.dumps(settings)},
        start_new_session=True,
        text=True,
    )


def work(worker):
    print("  " + worker.stdout.readline(), end="")
    Path("go").write_text("")
    print("  " + worker.stdout.readline(), end="")


if __name__ == "__main__":
    os.mkfifo("go")
    export.send("A-17")
    worker = started({})
    print(worker.stdout.readline(), end="")
    os.killpg(worker.pid, signal.SIGKILL)  # (2)!
    worker.wait()
    export.send("A-18")
    print("kill -9; next worker, default settings:")
    worker = started({})
    work(worker)
    worker.terminate()
    worker.wait()
    held = broker.client.keys("dramatiq:__acks__.*.default")  # (3)!
    print("sets of the dead worker:", len(held))
    print("next worker, fast settings:")
    worker = started(FAST)
    work(worker)
    worker.terminate()
    worker.wait()
