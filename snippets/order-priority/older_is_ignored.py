import itertools
import sqlite3

STEPS = (1, "ordered"), (2, "paid"), (3, "canceled")
SET = "UPDATE orders SET version = ?1, status = ?2"
NEWER = " WHERE version < ?1"  # (1)!

database = sqlite3.connect(":memory:")
database.execute("CREATE TABLE orders (version, status)")


def final(deliveries, statement):
    database.execute("DELETE FROM orders")
    database.execute("INSERT INTO orders VALUES (0, 'new')")
    for delivery in deliveries:
        database.execute(statement, delivery)
    return database.execute("SELECT status FROM orders").fetchone()[0]


for name, statement in ("as they come", SET), ("newer only", SET + NEWER):
    found = {
        final(deliveries, statement)
        for deliveries in itertools.permutations(STEPS * 2)  # (2)!
    }
    print(f"{name}: {sorted(found)}")
