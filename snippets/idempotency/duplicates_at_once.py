import multiprocessing
from threading import BrokenBarrierError

from mini_queue.inbox import Inbox
from mini_queue.queue import Queue


def work(both_inside):
    queue = Queue("shop.sqlite")
    rows = queue.database.rows
    job = queue.claim(lease=30)
    with Inbox(queue.database, queue.now).once(f"charge {job.args}") as first:
        print("first:", first, flush=True)
        try:
            both_inside.wait(0.5)  # (1)!
        except BrokenBarrierError:
            if first:
                rows("INSERT INTO charges VALUES (?, 10)", job.args)
    queue.ack(job)


if __name__ == "__main__":
    queue = Queue("shop.sqlite")
    queue.database.rows("CREATE TABLE charges (made_for TEXT, amount)")
    for _ in range(2):
        queue.put("charge", "A-17")
    spawn = multiprocessing.get_context("spawn")
    both_inside = spawn.Barrier(2)
    workers = [spawn.Process(target=work, args=[both_inside]) for _ in "12"]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    for row in queue.database.rows("SELECT * FROM charges"):
        print("charged:", *row)
