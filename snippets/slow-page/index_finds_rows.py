import sqlite3
import time

QUERY = "SELECT id, total FROM orders WHERE customer = 17"
steps = []

database = sqlite3.connect(":memory:")
database.execute("CREATE TABLE orders (id, customer, total)")
orders = ((f"A-{n}", n % 10_000, n % 90) for n in range(100_000))
database.executemany("INSERT INTO orders VALUES (?, ?, ?)", orders)


def measure():
    plan = database.execute(f"EXPLAIN QUERY PLAN {QUERY}").fetchone()[3]
    seconds = []
    for _ in range(5):
        begin = time.perf_counter()
        rows = database.execute(QUERY).fetchall()
        seconds.append(time.perf_counter() - begin)
    steps.clear()
    database.set_progress_handler(lambda: steps.append(1), 10)  # (1)!
    database.execute(QUERY).fetchall()
    database.set_progress_handler(None, 0)
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    print(f"{plan}: {len(rows)} rows, {min(seconds) * 1000:.3f} ms")
    return min(seconds), len(steps), pages


slow, many, small = measure()
database.execute("CREATE INDEX by_customer ON orders (customer)")
fast, few, large = measure()
print(f"time: {slow / fast:.0f}x less")
print(f"steps inside the database: {many / few:.0f}x fewer")
print("at least 10x less time:", slow > 10 * fast)
print("at least 1000x fewer steps:", many > 1000 * few)
print(f"the price, in the file: {large / small:.2f}x the size")
