import multiprocessing
import threading
import time
from multiprocessing.pool import ThreadPool

JOBS = 8
spawn = multiprocessing.get_context("spawn")


def wait(_):
    begin = time.perf_counter()
    time.sleep(0.02)  # (1)!
    return time.perf_counter() - begin


def compute(_):
    begin = time.thread_time()
    sum(number * number for number in range(150_000))
    return time.thread_time() - begin


def measure(kind, workers, job):
    """Return the seconds on the clock, and those of all jobs."""
    owner = threading if kind is ThreadPool else spawn
    ready = owner.Barrier(workers + 1)
    with kind(workers, initializer=ready.wait) as pool:
        ready.wait()  # (2)!
        tries = []
        for _ in range(5):
            begin = time.perf_counter()
            seconds = pool.map(job, range(JOBS), chunksize=1)
            tries.append((time.perf_counter() - begin, sum(seconds)))
        return min(tries)


if __name__ == "__main__":
    for name, kind, job in [
        ("threads that wait", ThreadPool, wait),
        ("threads that compute", ThreadPool, compute),
        ("processes that compute", spawn.Pool, compute),
    ]:
        alone, _ = measure(kind, 1, job)
        print(f"{name}, 1: 1.0x")
        for workers in (2, 4):
            clock, of_jobs = measure(kind, workers, job)
            print(f"{name}, {workers}: {alone / clock:.1f}x")
        if job is wait:
            print("more than 2 wait at once:", of_jobs / clock > 2)  # (3)!
        elif kind is ThreadPool:
            print("more than 1 computes at once:", of_jobs / clock > 1.2)
