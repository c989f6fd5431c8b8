# /// script
# requires-python = ">=3.11"
# dependencies = ["celery==5.7.0", "redis==8.1.0"]
# ///
import asyncio
import os
import subprocess
import sys
from pathlib import Path

from celery import Celery

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
app = Celery(broker=URL, backend=URL)


async def export(order):
    await asyncio.sleep(0)
    return f"{order}.pdf"


@app.task(name="plain")
def plain(order):
    return asyncio.run(export(order))


with_result = app.task(name="with_result")(export)
without = app.task(name="without", ignore_result=True)(export)

if __name__ == "__main__":
    options = ["-A", Path(__file__).stem, "worker", "-c", "1", "-l", "info"]
    command, pipe = [sys.executable, "-m", "celery"], subprocess.PIPE
    worker = subprocess.Popen(
        [*command, *options], text=True, stdout=pipe, stderr=subprocess.STDOUT
    )
    without.delay("A-17")
    failed, run = with_result.delay("A-17"), plain.delay("A-17")
    print("with a result:", failed.get(propagate=False))
    print("asyncio.run:", run.get())
    worker.terminate()
    log, _ = worker.communicate()
    for line in log.splitlines():
        if "Task without" in line and "succeeded" in line:
            value = line.rpartition("s: ")[2].partition(" at ")[0]
            print("without a result: succeeded,", value)
