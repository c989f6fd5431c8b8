import time
from pathlib import Path
from tempfile import TemporaryDirectory

from mini_queue.forty import Queue

JOBS = 200


def put(queue):
    for number in range(JOBS):
        queue.put("pdf", number)


def put_together(queue):
    queue._rows("BEGIN")
    put(queue)
    queue._rows("COMMIT")  # (1)!


def work(queue):
    while job := queue.claim():
        queue.ack(job[0])


with TemporaryDirectory() as folder:
    written = {}
    for step, name in (put, "a"), (put_together, "b"), (work, "a"):
        queue = Queue(f"{folder}/{name}")
        queue._rows("PRAGMA journal_mode = WAL")  # (2)!
        start = time.perf_counter()
        step(queue)
        ms = (time.perf_counter() - start) * 1000 / JOBS
        log = Path(folder, f"{name}-wal")
        written[step] = log.stat().st_size
        print(f"{step.__name__}: {ms:.2f} ms a job")
        queue._database.close()
    many = written[put] > 10 * written[put_together]
    print("a commit for each writes ten times as much:", many)
