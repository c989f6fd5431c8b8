# /// script
# requires-python = ">=3.11"
# dependencies = ["fpdf2==2.8.9"]
# ///
import multiprocessing
import os
import signal
from pathlib import Path

from export_service.convert import to_pdf
from export_service.folder_files import FolderFiles
from export_service.interfaces import Job, Parts
from export_service.settings import Settings
from export_service.sqlite_queue import SqliteQueue
from export_service.sqlite_store import SqliteStore
from export_service.worker import Worker


def parts(now: int) -> Parts:
    database = Path("jobs.sqlite")
    queue = SqliteQueue(database, lambda: now)  # (1)!
    return Parts(SqliteStore(database), queue, FolderFiles(Path("files")))


def dies(job, source, report):
    report(50)
    os.kill(os.getpid(), signal.SIGKILL)


def work(now: int, convert=to_pdf) -> None:
    found = Worker(parts(now), Settings(lease=30), convert).step()
    print(f"second {now}:", "took a job" if found else "nothing to take")


if __name__ == "__main__":
    here = parts(0)
    job = Job("A-17", "A-17.csv", "text/csv", 0, 86400, 0)
    here.files.write(job.source, [b"order,total\nA-17,12\n"])
    here.store.add(job)
    here.queue.send(job.id)
    spawn = multiprocessing.get_context("spawn")
    killed = spawn.Process(target=work, args=[0, dies])
    killed.start()
    killed.join()
    print("exit code of the first worker:", killed.exitcode)
    print("A-17:", here.store.get("A-17").state)
    work(29)
    work(30)
    job = here.store.get("A-17")
    print("A-17:", job.state, "in attempt", job.attempt)
    print(job.result, here.files.open(job.result).read(4))
