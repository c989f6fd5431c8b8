# /// script
# requires-python = ">=3.11"
# dependencies = ["procrastinate==3.10.0", "psycopg[binary]==3.3.9"]
# ///
import asyncio
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

from procrastinate import App, PsycopgConnector
from procrastinate.jobs import Status

logging.getLogger("procrastinate").addHandler(logging.NullHandler())
URL = os.environ.get("DATABASE_URL", "postgresql://postgres@localhost")
app = App(connector=PsycopgConnector(conninfo=URL))


@app.task(name="export", retry=2)
def export(order):
    os.kill(os.getpid(), signal.SIGKILL)  # (1)!


async def rescue(limit):
    jobs = app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=0):  # (2)!
        if job.attempts < limit:
            await jobs.retry_job(job)
        else:
            await jobs.finish_job(job, Status.FAILED, delete_job=False)


async def main():
    cli = [sys.executable, "-m", "procrastinate"]
    command = [*cli, "--app", f"{Path(__file__).stem}.app", "worker"]
    async with app.open_async():
        if not await app.check_connection_async():
            await app.schema_manager.apply_schema_async()
        number = await export.defer_async(order="A-17")
        ended = -signal.SIGKILL
        while ended:
            worker = [*command, "--one-shot"]
            ended = subprocess.run(worker, stderr=subprocess.DEVNULL).returncode
            print("worker ended:", ended)
            await rescue(2)
        status = await app.job_manager.get_job_status_async(number)
        print("A-17:", status.value)


if __name__ == "__main__":
    asyncio.run(main())
