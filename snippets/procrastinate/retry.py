# /// script
# requires-python = ">=3.11"
# dependencies = ["procrastinate==3.10.0", "psycopg[binary]==3.3.9"]
# ///
import logging
import os
import subprocess
import sys
from pathlib import Path

import psycopg
from procrastinate import App, PsycopgConnector, RetryStrategy

logging.getLogger("procrastinate").addHandler(logging.NullHandler())
URL = os.environ.get("DATABASE_URL", "postgresql://postgres@localhost")
app = App(connector=PsycopgConnector(conninfo=URL))
LATER = RetryStrategy(max_attempts=2, wait=1)  # (1)!
EVENTS = """SELECT type, at FROM procrastinate_events
            WHERE job_id = %s ORDER BY id"""


def export(context):
    if context.job.attempts < 2:  # (2)!
        raise ConnectionError("no printer")
    print("done", flush=True)


once = app.task(name="once", pass_context=True)(export)
twice = app.task(name="twice", pass_context=True, retry=2)(export)
later = app.task(name="later", pass_context=True, retry=LATER)(export)

if __name__ == "__main__":
    with app.open(), psycopg.connect(URL, autocommit=True) as database:
        if not app.check_connection():
            app.schema_manager.apply_schema()
        numbers = [task.defer() for task in (once, twice, later)]
        cli = [sys.executable, "-m", "procrastinate"]
        command = [*cli, "--app", f"{Path(__file__).stem}.app", "worker"]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        worker = subprocess.Popen([*command, "-p", "0.2"], **pipes)  # (3)!
        worker.stdout.readline()
        worker.stdout.readline()
        worker.terminate()
        worker.communicate()
        for task, number in zip((once, twice, later), numbers, strict=True):
            rows = database.execute(EVENTS, [number]).fetchall()
            starts = [at for kind, at in rows if kind == "started"]
            due = [at for kind, at in rows if kind == "scheduled"]
            print(f"{task.name}: {len(starts)} runs, {rows[-1][0]}")
        early = [a < b for a, b in zip(starts[1:], due, strict=True)]
        print("ran before its time:", any(early))
