import os
import sqlite3
import time


def each_row(count, batch):
    if os.path.exists("shop.db"):
        os.remove("shop.db")
    db = sqlite3.connect("shop.db")
    db.execute("CREATE TABLE orders (id TEXT, cents INTEGER)")
    begin = time.perf_counter()
    for first in range(0, count, batch):
        with db:  # (1)!
            for number in range(first, first + batch):
                order = (f"A-{number}", 1990)
                db.execute("INSERT INTO orders VALUES (?, ?)", order)
    return (time.perf_counter() - begin) / count


one = each_row(count=100, batch=1)
thousand = each_row(count=20_000, batch=1000)
print(f"commit per row: {one * 1_000_000:.1f} µs a row")
print(f"commit per 1000 rows: {thousand * 1_000_000:.1f} µs a row")
print(f"ratio: {one / thousand:.0f}x")
print("more than 5 times cheaper:", one > 5 * thousand)
