import time
from concurrent.futures import ThreadPoolExecutor

work = {"A-17": 0.3, "A-18": 0.1, "A-19": 0.1, "A-20": 0.1, "A-21": 0.1}
begin = time.perf_counter()


def milliseconds():
    return (time.perf_counter() - begin) * 1000


def export(order):
    start = milliseconds()
    time.sleep(work[order])  # (1)!
    return start, milliseconds()


with ThreadPoolExecutor(max_workers=2) as pool:
    times = list(pool.map(export, work))

most = 0
for order, (start, end) in zip(work, times, strict=True):
    print(f"{order} waits: 0 ms to {start:.1f} ms")
    print(f"{order} exports: {start:.1f} ms to {end:.1f} ms")
    most = max(most, sum(s <= start < e for s, e in times))
print("at a time, at most:", most)  # (2)!
