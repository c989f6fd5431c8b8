import multiprocessing
import os
import time

ORDERS = [f"A-{number}" for number in range(17, 25)]


def export(order):
    return os.getpid()


def measure(tasks_of_each):
    spawn = multiprocessing.get_context("spawn")
    begin = time.perf_counter()
    with spawn.Pool(1, maxtasksperchild=tasks_of_each) as pool:  # (1)!
        pids = pool.map(export, ORDERS, chunksize=1)
    milliseconds = (time.perf_counter() - begin) * 1000
    print(f"8 orders, processes used: {len(set(pids))}, {milliseconds:.0f} ms")


if __name__ == "__main__":
    measure(tasks_of_each=1)
    measure(tasks_of_each=None)
