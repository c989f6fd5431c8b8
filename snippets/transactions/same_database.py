from mini_queue.queue import Queue
from mini_queue.worker import Worker

shop, other = Queue("shop.sqlite"), Queue("shop.sqlite")  # (1)!
shop.database.rows("CREATE TABLE orders (id)")


def pdf(job):
    found = other.database.rows("SELECT * FROM orders WHERE id = ?", job.args)
    print(f"worker: {job.args} exists: {bool(found)}")


def take(order, paid):
    with shop.database.transaction() as database:
        database.rows("INSERT INTO orders VALUES (?)", order)
        shop.put("pdf", order)  # (2)!
        print(f"{order}, before the commit, jobs:", other.counts()["waiting"])
        if not paid:
            raise ValueError("card refused")


take("A-17", paid=True)
worker = Worker(other, {"pdf": pdf})
worker.step()
try:
    take("A-18", paid=False)
except ValueError as error:
    print("A-18, rolled back:", error)
print("another job:", worker.step())
