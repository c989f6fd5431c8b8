import multiprocessing
import os
import signal

from mini_queue.queue import Queue
from mini_queue.retry import Policy, fixed
from mini_queue.worker import Worker


def export(job):
    if job.args == "A-18":
        os.kill(os.getpid(), signal.SIGKILL)  # (1)!


def work(path, now):
    queue = Queue(path, lambda: now)
    worker = Worker(queue, {"pdf": export}, Policy(fixed(0), attempts=3))
    while worker.step():
        pass


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    for pause in 10, 60:  # (2)!
        path = f"{pause}.sqlite"
        queue = Queue(path, lambda: 0)
        for order in "A-17", "A-18", "A-19":
            queue.put("pdf", order)
        queue.database.close()
        codes = []
        for start in range(6):
            worker = fork.Process(target=work, args=(path, start * pause))
            worker.start()
            worker.join()
            codes.append(worker.exitcode)
        print(f"restarted every {pause} s, exit codes:", *codes)
        queue = Queue(path)
        for job in map(queue.get, (1, 2, 3)):
            errors = len(job.history)
            print(f"  {job.args}: {job.state}, {job.count=}, {errors=}")
