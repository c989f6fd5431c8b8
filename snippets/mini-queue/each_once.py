import multiprocessing
from pathlib import Path

from mini_queue.forty import Queue

JOBS, WORKERS = 200, 4


def connect():
    queue = Queue("queue.sqlite")
    queue._rows("PRAGMA journal_mode = WAL")
    queue._rows("PRAGMA synchronous = NORMAL")  # (1)!
    return queue


def worker(together, results):
    queue, mine = connect(), []
    together.wait()  # (2)!
    while job := queue.claim():
        mine.append(job[0])  # (3)!
        queue.ack(job[0])
    results.put(mine)


if __name__ == "__main__":
    Path("queue.sqlite").unlink(missing_ok=True)
    queue = connect()
    put = [queue.put("pdf", {"order": f"A-{n}"}) for n in range(JOBS)]

    spawn = multiprocessing.get_context("spawn")
    together, results = spawn.Barrier(WORKERS), spawn.SimpleQueue()
    workers = [
        spawn.Process(target=worker, args=[together, results])
        for _ in range(WORKERS)
    ]
    for process in workers:
        process.start()
    taken = [number for _ in workers for number in results.get()]
    for process in workers:
        process.join()
    print(f"{len(put)} put, {len(taken)} taken by {WORKERS} processes")
    print("each one once:", sorted(taken) == sorted(put))
    print("rows left:", queue._rows("SELECT count(*) FROM jobs")[0][0])
