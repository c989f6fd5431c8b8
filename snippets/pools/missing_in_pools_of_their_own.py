import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def export(order):
    if order == "A-18":
        os._exit(99)
    return f"{order}.pdf"


def export_all(orders):
    spawn = multiprocessing.get_context("spawn")
    files = {}
    with ProcessPoolExecutor(max_workers=1, mp_context=spawn) as pool:
        futures = {order: pool.submit(export, order) for order in orders}
        for order, future in futures.items():
            if not isinstance(future.exception(), BrokenProcessPool):
                files[order] = future.result()  # (1)!
    return files


if __name__ == "__main__":
    orders = ["A-17", "A-18", "A-19"]
    files = export_all(orders)
    print("first pool:", *files.values())
    for order in [order for order in orders if order not in files]:
        files |= export_all([order])  # (2)!
        print(f"{order}:", files.get(order, "kills its process"))
