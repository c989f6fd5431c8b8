# /// script
# requires-python = ">=3.11"
# dependencies = ["fpdf2==2.8.9", "pika==1.4.4", "redis==8.1.0"]
# ///
import multiprocessing
import os
import signal
import time

from export_service.both import left
from export_service.interfaces import Job, Parts
from export_service.settings import Settings, backend
from export_service.worker import Worker

BEFORE = Settings(backend="redis")
DURING = Settings(backend="rabbitmq", also="redis", lease=1)  # (1)!


def dies(job, source, report):
    os.kill(os.getpid(), signal.SIGKILL)


def work_and_die() -> None:
    Worker(backend(DURING), DURING, dies).step()


def submit(parts: Parts, name: str) -> None:
    now = time.time()
    job = Job(name, f"{name}.csv", "text/csv", now, now + 86400, now)
    parts.files.write(job.source, [b"order,total\n1,12\n"])
    parts.store.add(job)
    parts.queue.send(name)


if __name__ == "__main__":
    old, parts = backend(BEFORE), backend(DURING)
    names = [f"A-{number}" for number in range(17, 26)]
    for number, name in enumerate(names):
        submit(old if number < 6 else parts, name)
    killed = multiprocessing.get_context("spawn").Process(target=work_and_die)
    killed.start()
    killed.join()
    print("exit code of a worker in the middle:", killed.exitcode)
    print("left in Redis:", left(old))
    worker = Worker(parts, DURING)
    while left(parts).to_do:
        worker.step()  # (2)!
    jobs = [parts.store.get(name) for name in names]
    print("accepted:", len(names))
    print("done:", sum(job.state == "done" for job in jobs))
    print("attempts:", *(job.attempt for job in jobs))
    print("left in Redis:", left(old))
    print("a message anywhere:", worker.step())
