import sqlite3
import time

database = sqlite3.connect(":memory:")
database.execute("CREATE TABLE customers (id INTEGER PRIMARY KEY, name)")
database.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY, customer)")
for n in range(1, 101):
    database.execute("INSERT INTO customers VALUES (?, ?)", (n, f"name {n}"))
    database.execute("INSERT INTO orders VALUES (?, ?)", (n, n))
statements = []
database.set_trace_callback(statements.append)  # (1)!


def ask(sql, *values):
    time.sleep(0.002)  # (2)!
    return database.execute(sql, values).fetchall()


def one_by_one():
    rows = []
    for order, customer in ask("SELECT id, customer FROM orders ORDER BY id"):
        found = ask("SELECT name FROM customers WHERE id = ?", customer)
        rows.append((order, found[0][0]))
    return rows


def joined():
    return ask("""SELECT orders.id, name FROM orders
        JOIN customers ON customers.id = customer ORDER BY orders.id""")


def measure(page):
    statements.clear()
    begin = time.perf_counter()
    rows = page()
    seconds = time.perf_counter() - begin
    print(f"{page.__name__}: {len(statements)} sent, {seconds * 1000:.1f} ms")
    return rows, seconds


rows, slow = measure(one_by_one)
same, fast = measure(joined)
print("the same list:", rows == same)
print("at least 3x sooner:", slow > 3 * fast)
