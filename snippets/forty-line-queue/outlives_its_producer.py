import multiprocessing
import os
import signal
from pathlib import Path

from mini_queue.forty import Queue


def shop():
    queue = Queue("queue.sqlite")
    for order in "A-17", "A-18", "A-19", "A-20":
        queue.put("pdf", {"order": order})
    os.kill(os.getpid(), signal.SIGKILL)  # (1)!


def worker(name, turn, next_turn):
    queue = Queue("queue.sqlite")
    while True:
        turn.acquire()  # (2)!
        job = queue.claim()
        print(f"{name}: {job}", flush=True)
        if job:
            queue.ack(job[0])
        next_turn.release()
        if not job:
            break


if __name__ == "__main__":
    Path("queue.sqlite").unlink(missing_ok=True)
    spawn = multiprocessing.get_context("spawn")
    producer = spawn.Process(target=shop)
    producer.start()
    producer.join()
    print("shop ends with", producer.exitcode)

    first, second = spawn.Semaphore(1), spawn.Semaphore(0)
    workers = [
        spawn.Process(target=worker, args=["first worker", first, second]),
        spawn.Process(target=worker, args=["second worker", second, first]),
    ]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
