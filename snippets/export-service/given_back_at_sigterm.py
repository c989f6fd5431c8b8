# /// script
# requires-python = ">=3.11"
# dependencies = ["fpdf2==2.8.9"]
# ///
import multiprocessing
import time
from pathlib import Path

from export_service.__main__ import work
from export_service.interfaces import Job
from export_service.settings import Settings, backend

SETTINGS = Settings(folder=Path("exports"), lease=600, grace=0)
spawn = multiprocessing.get_context("spawn")


def never_ends(job, source, report):
    report(50)
    print("half way", flush=True)
    HALF.set()
    time.sleep(3600)


def start(half) -> None:
    global HALF
    HALF = half
    work(SETTINGS, never_ends)  # (1)!


if __name__ == "__main__":
    parts = backend(SETTINGS)
    now = time.time()
    job = Job("A-17", "A-17.csv", "text/csv", now, now + 86400, now)
    parts.files.write(job.source, [b"order,total\nA-17,12\n"])
    parts.store.add(job)
    parts.queue.send(job.id)
    half = spawn.Event()
    worker = spawn.Process(target=start, args=[half])
    worker.start()
    half.wait()
    worker.terminate()  # (2)!
    worker.join()
    print("exit code:", worker.exitcode)
    job = parts.store.get("A-17")
    print("A-17:", job.state, "after attempt", job.attempt)
    delivery = parts.queue.receive(lease=600)
    print("ten minutes too early, delivery", delivery.count)  # (3)!
