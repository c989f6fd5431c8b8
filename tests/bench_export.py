"""The export service: 300 jobs through one, two and four workers, and through four of which some are killed."""

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from bench import measured
from checker.project import HERE
from export.jobs import submitted
from export_service.settings import Settings, backend

JOBS = 300
ROWS = 200  # of each CSV: five pages of PDF


def main() -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        one = through(Path(folder, "1"), workers=1)
        print(f"export service, {JOBS} jobs: 1 worker {one[0]:.1f} s wall, {one[1]:.1f} s CPU")
        for workers, kills in ((2, 0), (4, 0), (4, 8)):
            many = through(Path(folder, f"{workers}-{kills}"), workers, kills)
            print(f"  {workers} workers, {kills} killed: {many[0]:.1f} s wall ({many[0] / one[0]:.2f} x)", end=", ")
            print(f"{many[1]:.1f} s CPU ({many[1] / one[1]:.2f} x)")


def through(folder: Path, workers: int, kills: int = 0) -> tuple[float, float]:
    """Wall and CPU seconds until all jobs are done."""
    settings = Settings(folder=folder, lease=1, poll=0.01, keep=3600, max_deliveries=100)
    parts = backend(settings)
    document = "order,total\n" + "".join(f"A-{number},12\n" for number in range(ROWS))
    for _ in range(JOBS):
        submitted(parts, document=document, created=time.time())
    ours = {f"EXPORT_{name.upper()}": str(value) for name, value in vars(settings).items()}
    environment = os.environ | ours | {"PYTHONPATH": str(HERE.snippets)}
    chance = random.Random(17)
    kill_at = sorted(chance.sample(range(1, JOBS - 1), kills))

    def work() -> None:
        command = [sys.executable, "-m", "export_service", "worker", "--processes", str(workers)]
        with (
            subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process,
            sqlite3.connect(folder / "jobs.sqlite") as database,
        ):
            supervisor = psutil.Process(process.pid)
            while (done := database.execute("SELECT count(*) FROM jobs WHERE state = 'done'").fetchone()[0]) < JOBS:
                if kill_at and done >= kill_at[0] and (running := supervisor.children()):
                    kill_at.pop(0)
                    chance.choice(running).kill()
                time.sleep(0.01)  # until the next look at the table of other processes
            process.terminate()

    return measured(work)
