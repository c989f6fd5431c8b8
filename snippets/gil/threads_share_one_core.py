import asyncio
import sys
import threading
import time

STEPS = 300_000


def export(steps):
    while steps:
        steps -= 1


def in_threads(parts):
    work = {"target": export, "args": (STEPS // parts,)}
    threads = [threading.Thread(**work) for _ in range(parts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


async def in_tasks(parts):
    async def task():
        export(STEPS // parts)

    await asyncio.gather(*(task() for _ in range(parts)))


def busy_cores(name, run):
    tries = []
    for _ in range(20):
        wall, cpu = time.perf_counter(), time.process_time()
        run()
        cpu = time.process_time() - cpu  # (1)!
        wall = time.perf_counter() - wall
        tries.append((wall, cpu / wall))
    wall, cores = min(tries)  # (2)!
    print(f"{name}: {wall * 1000:.1f} ms, {cores:.2f}x of a core")
    return cores


has_gil = getattr(sys, "_is_gil_enabled", lambda: True)()  # (3)!
print("this Python has a GIL:", has_gil)
cores = [
    busy_cores("1 thread", lambda: in_threads(1)),
    busy_cores("2 threads", lambda: in_threads(2)),
    busy_cores("4 threads", lambda: in_threads(4)),
    busy_cores("4 tasks", lambda: asyncio.run(in_tasks(4))),
]
print("more than one core at work:", max(cores) > 1.2)
