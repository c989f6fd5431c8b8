# /// script
# requires-python = ">=3.11"
# dependencies = ["dramatiq==2.2.1", "pika==1.4.4"]
# ///
import os
import signal
import subprocess
import sys
from pathlib import Path

import dramatiq
from dramatiq.brokers.rabbitmq import RabbitmqBroker

LOCAL = "amqp://guest:guest@localhost:5672/%2F"
URL = os.environ.get("RABBITMQ_URL", LOCAL)
broker = RabbitmqBroker(url=URL, confirm_delivery=True)  # (1)!
dramatiq.set_broker(broker)


@dramatiq.actor
def export(order):
    print(order, "began", file=sys.__stdout__, flush=True)
    Path("go").read_text()
    print(order, "exported", file=sys.__stdout__, flush=True)


def started():
    options = ["-m", "dramatiq", Path(__file__).stem, "-p", "1", "-t", "1"]
    return subprocess.Popen(
        [sys.executable, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        text=True,
    )


if __name__ == "__main__":
    os.mkfifo("go")
    export.send("A-17")
    broker.close()
    worker = started()
    print(worker.stdout.readline(), end="")
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
    print("kill -9; next worker, default settings:")
    worker = started()
    print("  " + worker.stdout.readline(), end="")
    Path("go").write_text("")
    print("  " + worker.stdout.readline(), end="")
    worker.terminate()
    worker.wait()
