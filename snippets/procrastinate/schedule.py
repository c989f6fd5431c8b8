# /// script
# requires-python = ">=3.11"
# dependencies = ["procrastinate==3.10.0", "psycopg[binary]==3.3.9"]
# ///
import logging
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from procrastinate import App, PsycopgConnector

logging.getLogger("procrastinate").addHandler(logging.NullHandler())
URL = os.environ.get("DATABASE_URL", "postgresql://postgres@localhost")
app = App(connector=PsycopgConnector(conninfo=URL))
NOW = os.environ.setdefault("NOW", datetime.now(UTC).isoformat())  # (1)!
now = datetime.fromisoformat(NOW)
ago = {late: now - timedelta(minutes=late) for late in (5, 15, 60)}


@app.periodic(cron=ago[5].strftime("%M %H * * *"), periodic_id=f"5 {NOW}")
@app.periodic(cron=ago[15].strftime("%M %H * * *"), periodic_id=f"15 {NOW}")
@app.task(name="report", queue=NOW)  # (2)!
def report(timestamp):
    late = round((now.timestamp() - timestamp) / 300) * 5
    sys.stdout.write(f"report, late by {late} minutes\n")
    sys.stdout.flush()


@app.task(name="export")
def export(order, due):
    early = datetime.now(UTC) < datetime.fromisoformat(due)
    sys.stdout.write(f"{order}, early: {early}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    said, says = os.pipe()
    lines = os.fdopen(said)
    log = ["--log-level", "debug", "--log-format", "%(message)s"]
    cli = [sys.executable, "-m", "procrastinate", *log]
    command = [*cli, "--app", f"{Path(__file__).stem}.app", "worker"]

    def start():
        pipes = {"stdout": says, "stderr": subprocess.PIPE}
        worker = subprocess.Popen([*command, "-p", "0.2"], **pipes, text=True)
        ticks = (t for t in worker.stderr if t.startswith("Periodic job"))
        print("deferred by this worker:", " deferred for " in next(ticks))
        return worker

    with app.open():
        if not app.check_connection():
            app.schema_manager.apply_schema()
        soon = now + timedelta(seconds=2)
        for order, at in ("A-17", ago[60]), ("A-18", soon):
            later = export.configure(schedule_at=at)
            later.defer(order=order, due=at.isoformat())
        workers = start(), start()
        print(*sorted(next(lines) for _ in range(3)), sep="", end="")
        for worker in workers:
            worker.terminate()
            worker.communicate()
        reports = app.job_manager.list_jobs(queue=NOW)
        print("reports:", len(list(reports)))
