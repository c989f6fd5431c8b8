import multiprocessing
import os
import signal
from pathlib import Path

from mini_queue.queue import Queue


def work(task, now=0):
    queue = Queue("queue.sqlite", lambda: now)
    while job := queue.claim(lease=30):
        queue.ack(job)
        task(job.args)


def write(order):
    with Path("papers").open("a") as papers:
        papers.write(f"{order}\n")


def die(order):
    os.kill(os.getpid(), signal.SIGKILL)


def test_an_order_gets_its_paper():
    queue = Queue("queue.sqlite", lambda: 0)
    number = queue.put("pdf", "A-17")
    work(write)
    assert Path("papers").read_text() == "A-17\n"
    assert queue.get(number).state == "done"


if __name__ == "__main__":
    test_an_order_gets_its_paper()
    print("test: ok")
    queue = Queue("queue.sqlite", lambda: 0)
    number = queue.put("pdf", "A-18")
    spawn = multiprocessing.get_context("spawn")
    worker = spawn.Process(target=work, args=[die])  # (1)!
    worker.start()
    worker.join()
    work(write, now=31)  # (2)!
    print("papers:", Path("papers").read_text().split())
    print("A-18:", queue.get(number).state)
