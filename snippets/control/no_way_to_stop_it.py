import os
import signal
from multiprocessing import Process

from mini_queue.queue import Queue
from mini_queue.worker import Worker

clock = [0.0]


def export(job):
    print(f"{job.args}, delivery {job.count}: page 1", flush=True)
    if job.count == 1:
        os.kill(os.getpid(), signal.SIGKILL)  # (1)!
    operator = Queue("queue.sqlite").database
    operator.rows("DELETE FROM jobs WHERE id = ?", job.id)  # (2)!
    print(f"{job.args}, delivery {job.count}: printed and posted")


def work():
    queue = Queue("queue.sqlite", lambda: clock[0])
    Worker(queue, {"export": export}, lease=30).step()


if __name__ == "__main__":
    queue = Queue("queue.sqlite", lambda: clock[0])
    queue.put("export", "A-17")
    first = Process(target=work)
    first.start()
    first.join()
    print("worker killed:", first.exitcode == -signal.SIGKILL)
    clock[0] = 31  # (3)!
    work()
    print("rows left:", sum(queue.counts().values()))
