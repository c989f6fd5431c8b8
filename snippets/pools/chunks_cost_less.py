import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor


def price(cents):
    return cents * 121 // 100


def seconds(pool, chunksize):
    begin = time.perf_counter()
    for _ in pool.map(price, range(400), chunksize=chunksize):
        pass
    return time.perf_counter() - begin


def fastest(pool, chunksize):
    return min(seconds(pool, chunksize) for _ in range(3))


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=spawn) as pool:
        pool.submit(price, 1).result()  # (1)!
        single = fastest(pool, chunksize=1)  # (2)!
        chunks = fastest(pool, chunksize=100)
    print(f"one by one: {single * 1000:.0f} ms")
    print(f"chunks of 100: {chunks * 1000:.0f} ms")
    print("chunks take a third, or less:", chunks < single / 3)
