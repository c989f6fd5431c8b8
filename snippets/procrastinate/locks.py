# /// script
# requires-python = ">=3.11"
# dependencies = ["procrastinate==3.10.0", "psycopg[binary]==3.3.9"]
# ///
import logging
import os
import subprocess
import sys
from pathlib import Path

from procrastinate import App, PsycopgConnector, exceptions

logging.getLogger("procrastinate").addHandler(logging.NullHandler())
URL = os.environ.get("DATABASE_URL", "postgresql://postgres@localhost")
app = App(connector=PsycopgConnector(conninfo=URL))


@app.task(name="export")
def export(order):
    sys.stdout.write(f"{order} began\n")
    sys.stdout.flush()
    if order == "A-17":
        sys.stdin.readline()  # (1)!


if __name__ == "__main__":
    cli = [sys.executable, "-m", "procrastinate"]
    command = [*cli, "--app", f"{Path(__file__).stem}.app", "worker"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    pipes["stderr"] = subprocess.DEVNULL
    with app.open():
        if not app.check_connection():
            app.schema_manager.apply_schema()
        ana, bob = export.configure(lock="ana"), export.configure(lock="bob")
        ana.defer(order="A-17")
        second = ana.defer(order="A-18")
        bob.defer(order="A-19")
        once = export.configure(queueing_lock="stock")
        once.defer(order="stock")
        try:
            once.defer(order="stock")
        except exceptions.AlreadyEnqueued:
            print("stock: already waiting")
        worker = subprocess.Popen([*command, "-c", "2"], **pipes, text=True)
        for _ in range(3):
            print(worker.stdout.readline(), end="")
        print("A-18:", app.job_manager.get_job_status(second).value)
        worker.stdin.write("go\n")  # (2)!
        worker.stdin.flush()
        print(worker.stdout.readline(), end="")
        worker.terminate()
        worker.communicate()
