import multiprocessing
import os
import signal

from mini_queue.inbox import Inbox
from mini_queue.queue import Queue
from mini_queue.worker import Worker


def work(now, way):
    queue = Queue(f"{way}.sqlite", lambda: now)
    inbox = Inbox(queue.database, queue.now)
    rows = queue.database.rows

    def charge():
        rows("INSERT INTO charges VALUES (10)")

    def die():
        if now == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def mark_first(job):
        with inbox.once(job.args) as first:
            pass  # (1)!
        die()
        if first:
            charge()

    def effect_first(job):
        if not rows("SELECT * FROM inbox WHERE key = ?", job.args):
            charge()
            die()
            with inbox.once(job.args):
                pass

    def together(job):
        with inbox.once(job.args) as first:
            if first:
                charge()
                die()  # (2)!

    Worker(queue, {"charge": locals()[way]}).step()


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    for way in ("mark_first", "effect_first", "together"):
        queue = Queue(f"{way}.sqlite", lambda: 0)
        rows = queue.database.rows
        rows("CREATE TABLE charges (amount)")
        queue.put("charge", "A-17")
        worker = spawn.Process(target=work, args=(0, way))
        worker.start()
        worker.join()
        work(31, way)
        [(total,)] = rows("SELECT total(amount) FROM charges")
        print(f"{way}: exit code {worker.exitcode}, charged {total:.0f}")
