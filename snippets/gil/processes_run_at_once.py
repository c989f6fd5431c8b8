import multiprocessing
import queue
import sys
import threading
import time

sys.setswitchinterval(1000)  # (1)!
ROUNDS = 30


def export(both_here, answers):
    for _ in range(ROUNDS):
        both_here.wait()
        begin, cpu = time.perf_counter(), time.thread_time()
        steps = 200_000
        while steps:
            steps -= 1
        cpu = time.thread_time() - cpu
        answers.put((begin, time.perf_counter(), cpu))  # (2)!


def measure(name, worker, barrier, answers):
    workers = [worker(target=export, args=(barrier, answers)) for _ in "12"]
    for each in workers:
        each.start()
    cores, at_once = [], False
    for _ in range(ROUNDS):
        first, second = sorted([answers.get(), answers.get()])
        wall = max(first[1], second[1]) - first[0]
        cores.append((first[2] + second[2]) / wall)
        at_once |= second[0] < first[1]
    for each in workers:
        each.join()
    print(f"2 {name}: {max(cores):.2f}x of a core")  # (3)!
    print(f"2 {name} compute at once:", at_once)


if __name__ == "__main__":
    barrier, answers = threading.Barrier(2), queue.SimpleQueue()
    measure("threads", threading.Thread, barrier, answers)
    spawn = multiprocessing.get_context("spawn")
    barrier, answers = spawn.Barrier(2), spawn.SimpleQueue()
    measure("processes", spawn.Process, barrier, answers)
