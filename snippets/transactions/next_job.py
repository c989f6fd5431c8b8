import multiprocessing
import os
import signal
from contextlib import nullcontext

from mini_queue.queue import Queue


def work(path, together, dies_after, now):
    queue = Queue(path, lambda: now)
    rows = queue.database.rows
    rows("CREATE TABLE IF NOT EXISTS pdfs (id)")
    queue.put("pdf", "A-17", key="A-17")  # (1)!
    job = queue.claim(lease=30)
    steps = [
        lambda: rows("INSERT INTO pdfs VALUES (?)", job.args),
        lambda: queue.put("mail", job.args),
        lambda: queue.ack(job),
    ]
    with queue.database.transaction() if together else nullcontext():  # (2)!
        if job.task == "pdf":
            for count, step in enumerate(steps, 1):
                step()
                if count == dies_after:
                    os.kill(os.getpid(), signal.SIGKILL)
    mails = rows("SELECT id FROM jobs WHERE task = 'mail'")
    pdfs = rows("SELECT id FROM pdfs")
    print(f"{path}: PDFs {len(pdfs)}, mails {len(mails)}")
    queue.database.close()


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    for together in (False, True):
        for step in (1, 2, 3):
            path = f"{'together' if together else 'apart'}, dies after {step}"
            args = (path, together, step, 0)
            child = fork.Process(target=work, args=args)
            child.start()
            child.join()
            work(path, together, 0, 31)  # (3)!
