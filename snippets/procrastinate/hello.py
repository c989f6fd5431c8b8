# /// script
# requires-python = ">=3.11"
# dependencies = ["procrastinate==3.10.0", "psycopg[binary]==3.3.9"]
# ///
import logging
import os
import subprocess
import sys
from pathlib import Path

from procrastinate import App, PsycopgConnector

logging.getLogger("procrastinate").addHandler(logging.NullHandler())  # (1)!
URL = os.environ.get("DATABASE_URL", "postgresql://postgres@localhost")
app = App(connector=PsycopgConnector(conninfo=URL))


@app.task(name="export")  # (2)!
def export(order):
    Path(f"{order}.pdf").write_text("PDF")
    print(order, "exported", flush=True)


if __name__ == "__main__":
    with app.open():
        if not app.check_connection():
            app.schema_manager.apply_schema()  # (3)!
        number = export.defer(order="A-17")
        print("before:", app.job_manager.get_job_status(number).value)
        cli = [sys.executable, "-m", "procrastinate"]
        command = [*cli, "--app", f"{Path(__file__).stem}.app", "worker"]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        worker = subprocess.Popen(command, **pipes, text=True)
        print("worker:", worker.stdout.readline().strip())
        worker.terminate()  # (4)!
        worker.communicate()
        print("after:", app.job_manager.get_job_status(number).value)
