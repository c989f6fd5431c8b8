import math
import queue
import time
from concurrent.futures import ThreadPoolExecutor

for_the_worker = queue.Queue()


def export_inline(order):
    time.sleep(0.2)


def export_deferred(order):
    for_the_worker.put(order)


def page(asked):
    return (time.perf_counter() - asked) * 1000


def peak(name, export):
    pages = []
    with ThreadPoolExecutor(max_workers=2) as server:  # (1)!
        for n in range(30):
            if n % 5 == 0:  # (2)!
                server.submit(export, f"A-{n}")
            else:
                pages.append(server.submit(page, time.perf_counter()))
    waits = sorted(answer.result() for answer in pages)
    for percent in 10, 25, 50, 75, 90, 95:  # (3)!
        wait = waits[math.ceil(len(waits) * percent / 100) - 1]
        print(f"{name} p{percent}: {wait:.1f} ms")
    return wait


inline = peak("inline", export_inline)
deferred = peak("deferred", export_deferred)
print("left for the worker:", for_the_worker.qsize())
print("p95, inline more than twice as slow:", inline > 2 * deferred)
