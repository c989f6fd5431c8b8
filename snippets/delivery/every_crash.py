import multiprocessing
import os
import signal
from pathlib import Path

from mini_queue.queue import Queue

STEPS = ["ack", "effect"], ["effect", "ack"]


def work(now):
    queue = Queue("queue.sqlite", lambda: now)
    while job := queue.claim(lease=30):
        for number, step in enumerate([*job.args["steps"], "end"]):
            if job.count == 1 and number == job.args["crash"]:
                os.kill(os.getpid(), signal.SIGKILL)  # (1)!
            if step == "ack":
                queue.ack(job)
            elif step == "effect":
                with Path("papers").open("a") as papers:
                    papers.write(f"{job.id}\n")


if __name__ == "__main__":
    queue = Queue("queue.sqlite", lambda: 0)
    jobs = [
        queue.put("pdf", {"steps": steps, "crash": crash})
        for steps in STEPS
        for crash in range(3)
    ]
    queue.database.close()  # (2)!
    fork = multiprocessing.get_context("fork")
    workers = [fork.Process(target=work, args=[0]) for _ in jobs]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print("exit codes:", {worker.exitcode for worker in workers})
    work(now=31)  # (3)!
    papers = Path("papers").read_text().split()
    print("killed before both, between, after both:")
    for steps in STEPS:
        counts = [papers.count(str(jobs.pop(0))) for _ in range(3)]
        print(f"{', then '.join(steps)}: {counts} effects")
