# /// script
# requires-python = ">=3.11"
# dependencies = ["celery==5.7.0", "redis==8.1.0"]
# ///
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from celery import Celery
from celery.beat import PersistentScheduler
from redis import Redis

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
app = Celery(broker=URL, backend=URL)
app.conf.beat_schedule = {"hourly": {"task": "report", "schedule": 3600}}
broker = Redis.from_url(URL)
DAY, PIPE, NULL = timedelta(days=1), subprocess.PIPE, subprocess.DEVNULL
CELERY = [sys.executable, "-m", "celery", "-A", Path(__file__).stem]


@app.task(name="report")
def report():
    return "sent"


def beat(name):
    plan = PersistentScheduler(app, schedule_filename=name)
    plan.schedule["hourly"].last_run_at -= DAY  # (1)!
    plan.close()
    command = [*CELERY, "beat", "-s", name, "-l", "debug"]
    return subprocess.Popen(command, text=True, stdout=NULL, stderr=PIPE)


if __name__ == "__main__":
    beats = [beat("one"), beat("two")]
    for process in beats:
        for line in process.stderr:
            if "Waking up in 5.00 minutes" in line:  # (2)!
                break
    print("24 hours off, two beats, sent:", broker.llen("celery"))
    for process in beats:
        process.terminate()
        process.communicate()

    yesterday = datetime.now(UTC) - DAY
    late = report.apply_async(eta=yesterday)
    expired = report.apply_async(eta=yesterday, expires=yesterday)
    worker = subprocess.Popen(
        [*CELERY, "worker", "-c", "1"], stdout=NULL, stderr=NULL
    )
    for name, task in {"late": late, "expired": expired}.items():
        task.get(propagate=False)
        print(f"{name}:", task.state)
    worker.terminate()
    worker.wait()
