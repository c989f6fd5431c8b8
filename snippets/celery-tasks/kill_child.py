# /// script
# requires-python = ">=3.11"
# dependencies = ["celery==5.7.0", "redis==8.1.0"]
# ///
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from celery import Celery
from redis import Redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
app = Celery(broker=URL, backend=URL)
broker = Redis.from_url(URL, socket_timeout=None, decode_responses=True)
SETTINGS = {
    "default": {},
    "acks_late": {"acks_late": True},
    "reject": {"acks_late": True, "reject_on_worker_lost": True},
    "retry": {"retry_on_worker_lost": True, "default_retry_delay": 0},
}


def export(name):
    if broker.incr(f"runs {name}") == 1:
        broker.rpush("child", os.getpid())
        time.sleep(60)
    return "A-17.pdf"


tasks = {
    name: app.task(name=name, **options)(export)
    for name, options in SETTINGS.items()
}

if __name__ == "__main__":
    options = ["-A", Path(__file__).stem, "worker", "-c", "1"]
    command, null = [sys.executable, "-m", "celery"], subprocess.DEVNULL
    worker = subprocess.Popen([*command, *options], stdout=null, stderr=null)
    for name, task in tasks.items():
        result = task.delay(name)
        os.kill(int(broker.blpop("child")[1]), signal.SIGKILL)
        value = result.get(propagate=False)
        kind = value if result.successful() else type(value).__name__
        runs = broker.getdel(f"runs {name}")
        print(f"{name}: {result.state} {kind}, runs: {runs}")
    worker.terminate()
    worker.wait()
