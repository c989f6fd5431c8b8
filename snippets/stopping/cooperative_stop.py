import threading
from concurrent.futures import ThreadPoolExecutor

stop = threading.Event()
half_done = threading.Event()
written = []


def export(order, pages):
    for page in range(1, pages + 1):
        if stop.is_set():  # (1)!
            return f"{order}: stopped after {len(written)} whole pages"
        if page == 3:
            half_done.set()
            stop.wait()  # (2)!
        written.append(f"{order} page {page}")
    return f"{order}: PDF ready"


with ThreadPoolExecutor(max_workers=1) as pool:
    running = pool.submit(export, "A-17", 6)
    waiting = pool.submit(export, "A-18", 6)
    half_done.wait()
    print("A-18 waits, cancel():", waiting.cancel())
    print("A-17 runs,  cancel():", running.cancel())  # (3)!
    stop.set()
    print(running.result())
    print("last:", written[-1])
