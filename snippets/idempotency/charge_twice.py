import multiprocessing
import os
import signal

from mini_queue.queue import Queue
from mini_queue.worker import Worker


def work(now, dies):
    queue = Queue("shop.sqlite", lambda: now)  # (1)!
    rows = queue.database.rows

    def charge(job):
        rows("UPDATE accounts SET owed = owed + 10 WHERE name = 'Ana'")
        print(f"delivery {job.count}: {job.args} charged", flush=True)
        if dies:
            os.kill(os.getpid(), signal.SIGKILL)  # (2)!

    Worker(queue, {"charge": charge}, lease=30).step()


if __name__ == "__main__":
    queue = Queue("shop.sqlite", lambda: 0)
    queue.database.rows("CREATE TABLE accounts (name, owed)")
    queue.database.rows("INSERT INTO accounts VALUES ('Ana', 0)")
    job = queue.put("charge", "A-17")
    spawn = multiprocessing.get_context("spawn")
    worker = spawn.Process(target=work, args=(0, True))
    worker.start()
    worker.join()
    print("exit code of the first worker:", worker.exitcode)
    work(31, dies=False)  # (3)!
    print("A-17:", queue.get(job).state)
    [(owed,)] = queue.database.rows("SELECT owed FROM accounts")
    print("Ana owes:", owed)
