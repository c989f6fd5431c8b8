import multiprocessing
import os
import signal
import sqlite3

from mini_queue.forty import Queue


def work():
    queue = Queue("queue.sqlite")
    print("first worker takes", queue.claim(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)  # (1)!


if __name__ == "__main__":
    queue = Queue("queue.sqlite")
    queue.put("pdf", {"order": "A-17"})
    spawn = multiprocessing.get_context("spawn")
    worker = spawn.Process(target=work)
    worker.start()
    worker.join()
    print("first worker, exit code", worker.exitcode)
    print("second worker takes", queue.claim())
    with sqlite3.connect("queue.sqlite") as database:
        rows = database.execute("SELECT args, state FROM jobs").fetchall()
    print("in the table:", rows)
