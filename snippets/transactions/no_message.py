from mini_queue.database import Database

TAKE = """
UPDATE orders SET due = :now + 30 WHERE id = (
    SELECT id FROM orders WHERE pdf IS NULL AND due <= :now
    ORDER BY id LIMIT 1
) RETURNING id
"""
shop = Database("shop.sqlite")
shop.rows("CREATE TABLE orders (id PRIMARY KEY, pdf, due DEFAULT 0)")  # (1)!
shop.rows("INSERT INTO orders (id) VALUES ('A-17'), ('A-18')")


def step(now, dies=False):
    for (order,) in shop.rows(TAKE, now=now):  # (2)!
        print(f"second {now}: {order}" + ", the worker dies" * dies)
        if not dies:
            shop.rows("UPDATE orders SET pdf = 'ready' WHERE id = ?", order)


step(0, dies=True)
step(1)
step(2)
step(31)
[(left,)] = shop.rows("SELECT count(*) FROM orders WHERE pdf IS NULL")
print("without a PDF:", left)
