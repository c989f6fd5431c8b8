# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0", "rq==3.0.0"]
# ///
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from redis import Redis
from rq import Queue, cron

URL = os.environ.get("REDIS_URL", "redis://localhost:6379")
NAME = Path(__file__).stem
RQ = [sys.executable, "-m", "rq.cli"]
PIPE, NULL = subprocess.PIPE, subprocess.DEVNULL


def report():
    return "sent"


cron.register(report, queue_name="hourly", interval=3600)
cron.register(report, queue_name="yearly", cron="0 0 1 1 *")


def work(*options):
    command = [*RQ, "worker", "--url", URL, "--burst", *options, "exports"]
    subprocess.run(command, stdout=NULL, stderr=NULL, check=True)


def start_cron():
    command = [*RQ, "cron", NAME, "--url", URL, "-l", "debug"]
    process = subprocess.Popen(command, text=True, stdout=PIPE, stderr=NULL)
    for line in process.stdout:
        if "Sleeping" in line:  # (1)!
            break
    return process


if __name__ == "__main__":
    broker = Redis.from_url(URL)
    queue = Queue("exports", connection=broker)
    due = datetime.now(UTC) - timedelta(hours=1)
    job = queue.enqueue_at(due, f"{NAME}.report")
    work()
    print("due an hour ago:", job.get_status().value)
    work("--with-scheduler")
    print("a worker with a scheduler:", job.get_status().value)

    hourly = Queue("hourly", connection=broker)
    crons = [start_cron(), start_cron()]
    print("two crons, reports:", hourly.count)
    crons[0].kill()  # (2)!
    crons[0].communicate()
    crons[0] = start_cron()
    print("one restarted, reports:", hourly.count)
    print("yearly:", Queue("yearly", connection=broker).count)
    for process in crons:
        process.kill()
        process.communicate()
    hourly.empty()
