import contextlib
import sqlite3
from pathlib import Path

CLAIM = """
    UPDATE orders SET state = 'claimed'
    WHERE id = 'A-17' AND state = 'waiting'
"""

Path("shop.db").unlink(missing_ok=True)
with contextlib.ExitStack() as stack:
    first, second = (
        stack.enter_context(contextlib.closing(sqlite3.connect("shop.db")))
        for _ in range(2)
    )
    with first:
        first.execute("CREATE TABLE orders (id TEXT PRIMARY KEY, state TEXT)")
        first.execute("INSERT INTO orders VALUES ('A-17', 'waiting')")

    workers = {"first": first, "second": second}
    for name, db in workers.items():
        (state,) = db.execute("SELECT state FROM orders").fetchone()
        print(f"{name} worker sees A-17 {state}")  # (1)!

    for name, db in workers.items():
        with db:
            changed = db.execute(CLAIM).rowcount  # (2)!
        print(f"{name} worker:", "exports A-17" if changed else "leaves it")
