import sqlite3
import time

database = sqlite3.connect(":memory:")
database.execute("CREATE TABLE orders (id, customer)")
orders = ((f"A-{n}", n % 6_000) for n in range(60_000))
database.executemany("INSERT INTO orders VALUES (?, ?)", orders)
rates = {}


def query():
    sql = "SELECT id FROM orders WHERE customer = 17"
    return database.execute(sql).fetchall()


def rate():
    time.sleep(0.2)  # (1)!
    return 1.09


def cached_rate():
    if "USD" not in rates:
        rates["USD"] = rate()
    return rates["USD"]


def timed(*parts):
    seconds = []
    for _ in range(3):
        begin = time.perf_counter()
        for part in parts:
            part()
        seconds.append(time.perf_counter() - begin)
    return min(seconds) * 1000


page, scan = timed(query, rate), timed(query)
cached = timed(query, cached_rate)
database.execute("CREATE INDEX by_customer ON orders (customer)")
indexed, search = timed(query, rate), timed(query)

print(f"query: {scan:.3f} ms, with the index {search:.3f} ms")
print(f"page as it is: {page:.1f} ms")
print(f"page with the index: {indexed:.1f} ms")
print(f"page with the rate cached: {cached:.1f} ms")
print("the index makes the query at least 10x faster:", scan > 10 * search)
print("and the page at least 2x faster:", page > 2 * indexed)
print("the cache makes the page at least 2x faster:", page > 2 * cached)
