import multiprocessing
import threading
import time


def nothing():
    pass


def cheapest_start(kind, tries):
    seconds = []
    for _ in range(tries):
        begin = time.perf_counter()
        worker = kind(target=nothing)
        worker.start()
        worker.join()
        seconds.append(time.perf_counter() - begin)
    return min(seconds)  # (1)!


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    thread = cheapest_start(threading.Thread, tries=50)
    process = cheapest_start(spawn.Process, tries=5)
    print(f"thread: {thread * 1000:.2f} ms")
    print(f"process: {process * 1000:.2f} ms")
    print("a process costs more than 10 threads:", process > 10 * thread)
