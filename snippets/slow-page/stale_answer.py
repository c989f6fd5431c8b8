import sqlite3
import timeit

database = sqlite3.connect(":memory:")
database.execute("CREATE TABLE orders (id, total)")
orders = ((f"A-{n}", n % 90) for n in range(100_000))
database.executemany("INSERT INTO orders VALUES (?, ?)", orders)
cache = {}


def compute():
    sql = "SELECT count(*) FROM orders WHERE total > 80"
    return database.execute(sql).fetchone()[0]


def cached():
    if "large" not in cache:
        cache["large"] = compute()
    return cache["large"]


slow = min(timeit.repeat(compute, number=1, repeat=3))
cached()
fast = min(timeit.repeat(cached, number=1, repeat=3))
print(f"computed: {slow * 1000:.3f} ms, cached: {fast * 1000:.4f} ms")
print("at least 20x sooner:", slow > 20 * fast)

database.execute("INSERT INTO orders VALUES ('A-100000', 85)")
print(f"new order: cached {cached()}, database {compute()}")  # (1)!

database.execute("INSERT INTO orders VALUES ('A-100001', 85)")
cache.pop("large", None)  # (2)!
print(f"key deleted: cached {cached()}, database {compute()}")
