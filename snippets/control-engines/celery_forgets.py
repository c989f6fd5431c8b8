# /// script
# requires-python = ">=3.11"
# dependencies = ["celery==5.7.0", "redis==8.1.0"]
# ///
import os
import subprocess
import sys
from pathlib import Path

from celery import Celery
from redis import Redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
app = Celery(broker=URL, backend=URL, task_default_queue="exports")
broker = Redis.from_url(URL, socket_timeout=None, decode_responses=True)
ANSWER = {"reply": True, "limit": 1, "timeout": 60}


@app.task(name="export")
def export(order):
    broker.rpush("exported", order)


def start():
    options = ["-A", Path(__file__).stem, "worker", "-c", "1"]
    command, null = [sys.executable, "-m", "celery"], subprocess.DEVNULL
    return subprocess.Popen([*command, *options], stdout=null, stderr=null)


if __name__ == "__main__":
    worker = start()
    export.delay("A-17").get()
    app.control.cancel_consumer("exports", **ANSWER)  # (1)!
    a18 = export.delay("A-18")
    app.control.revoke(a18.id, **ANSWER)
    print("A-18:", a18.state)
    worker.terminate()
    worker.wait()
    worker = start()
    export.delay("A-19").get()  # (2)!
    print("exported:", *broker.lrange("exported", 0, -1))
    broker.delete("exported")
    worker.terminate()
    worker.wait()
