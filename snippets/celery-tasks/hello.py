# /// script
# requires-python = ">=3.11"
# dependencies = ["celery==5.7.0", "redis==8.1.0"]
# ///
import os
import subprocess
import sys
from pathlib import Path

from celery import Celery

REDIS = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
RABBITMQ = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost//")
app = Celery(broker=REDIS, backend=REDIS)


@app.task(name="export")
def export(order):
    return f"{order}.pdf"


if __name__ == "__main__":
    for broker in (REDIS, RABBITMQ):
        options = ["-A", Path(__file__).stem, "-b", broker, "worker"]  # (1)!
        command, null = [sys.executable, "-m", "celery"], subprocess.DEVNULL
        worker = subprocess.Popen(
            [*command, *options, "-c", "1"], stdout=null, stderr=null
        )
        with app.connection_for_write(broker) as connection:
            task = export.apply_async(["A-17"], connection=connection)
        print(broker.split(":")[0], task.get(), task.state)
        worker.terminate()
        worker.wait()
    print("never sent:", app.AsyncResult("no-such-id").state)
