import logging
import multiprocessing
import os
import signal

from mini_queue.dead import DeadLetters, limited
from mini_queue.queue import Queue
from mini_queue.retry import Policy, fixed
from mini_queue.worker import Worker


def export(job):
    if job.args == "A-18":
        os.kill(os.getpid(), signal.SIGKILL)
    if job.args == "A-20":
        raise ValueError("no postcode")


def work(now):
    logging.disable()
    queue = Queue("queue.sqlite", lambda: now)
    policy = Policy(fixed(60), attempts=3)
    claim = limited(queue, 3)  # (1)!
    worker = Worker(queue, {"pdf": export}, policy, claim=claim)
    while worker.step():
        pass


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    queue = Queue("queue.sqlite", lambda: 0)
    for order in "A-17", "A-18", "A-19", "A-20":
        queue.put("pdf", order)
    queue.database.close()
    for start in range(6):
        worker = fork.Process(target=work, args=[start * 60])
        worker.start()
        worker.join()
        print(f"worker {start + 1}: exit code {worker.exitcode}")
    queue = Queue("queue.sqlite")
    print("done:", queue.counts()["done"])
    for job in DeadLetters(queue).list():
        print(f"{job.args}, dead:")
        for failure in job.history:  # (2)!
            print("  {at:.0f} s, delivery {count}: {error}".format(**failure))
