import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

another_ended = threading.Event()


def export(order):
    if order == "A-17":
        another_ended.wait(timeout=2)  # (1)!
    if order == "A-18":
        raise OSError("disk full")
    return f"{order}.pdf"


with ThreadPoolExecutor(max_workers=2) as pool:
    futures = {pool.submit(export, o): o for o in ["A-17", "A-18"]}  # (2)!
    for future in as_completed(futures):
        order = futures[future]
        try:
            print(f"{order}: {future.result()}")
        except OSError as error:  # (3)!
            print(f"{order}: failed, {error}")
        another_ended.set()
