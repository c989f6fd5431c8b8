import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def export(order):
    if order == "A-18":
        os._exit(99)  # (1)!
    return f"{order}.pdf"


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    orders = ["A-17", "A-18", "A-19"]
    with ProcessPoolExecutor(max_workers=1, mp_context=spawn) as pool:
        futures = {order: pool.submit(export, order) for order in orders}
        for order, future in futures.items():
            error = future.exception()
            name = type(error).__name__
            print(f"{order}:", name if error else future.result())
        try:
            pool.submit(export, "A-20")  # (2)!
        except BrokenProcessPool as error:
            print("A-20:", type(error).__name__)
