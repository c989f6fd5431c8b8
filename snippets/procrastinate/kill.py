# /// script
# requires-python = ">=3.11"
# dependencies = ["procrastinate==3.10.0", "psycopg[binary]==3.3.9"]
# ///
import logging
import os
import subprocess
import sys

from procrastinate import App, PsycopgConnector

logging.getLogger("procrastinate").addHandler(logging.NullHandler())
URL = os.environ.get("DATABASE_URL", "postgresql://postgres@localhost")
BEAT = {"update_heartbeat_interval": 0.2}  # (1)!
app = App(connector=PsycopgConnector(conninfo=URL), worker_defaults=BEAT)


@app.task(name="export", queue="exports", pass_context=True)
def export(context, order):
    print(order, "began, attempts:", context.job.attempts, flush=True)
    if order == "A-17" and context.job.attempts == 0:
        sys.stdin.read()  # (2)!


@app.periodic(cron="* * * * * *")  # (3)!
@app.task(name="rescue", queue="care", queueing_lock="rescue")
async def rescue(timestamp):
    jobs = app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=2):
        await jobs.retry_job(job)
        print("rescued:", job.task_kwargs["order"], flush=True)


def start(queue):
    cli = [sys.executable, "-m", "procrastinate", "--app", "kill.app"]
    command = [*cli, "worker", "-q", queue, "-p", "0.2"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    pipes["stderr"] = subprocess.DEVNULL
    return subprocess.Popen(command, **pipes, text=True)


if __name__ == "__main__":
    with app.open():
        if not app.check_connection():
            app.schema_manager.apply_schema()
        ana = export.configure(lock="ana")
        numbers = [ana.defer(order="A-17"), ana.defer(order="A-18")]
        export.defer(order="A-19")
        worker = start("exports")
        print(worker.stdout.readline(), end="")
        worker.kill()
        worker.communicate()
        worker = start("exports")
        print(worker.stdout.readline(), end="")
        states = [app.job_manager.get_job_status(n).value for n in numbers]
        print("A-17, A-18:", *states)
        care = start("care")  # (4)!
        print(care.stdout.readline(), end="")
        care.terminate()
        care.communicate()
        print(worker.stdout.readline() + worker.stdout.readline(), end="")
        worker.terminate()
        worker.communicate()
        states = [app.job_manager.get_job_status(n).value for n in numbers]
        print("A-17, A-18:", *states)
