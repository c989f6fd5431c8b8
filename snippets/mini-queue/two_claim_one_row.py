import multiprocessing
import sqlite3

TABLE = "CREATE TABLE jobs (id INTEGER PRIMARY KEY, order_id, state)"
PUT = "INSERT INTO jobs (order_id, state) VALUES (?, 'waiting')"
FIND = "SELECT min(id) FROM jobs WHERE state = 'waiting'"
CLAIM = "UPDATE jobs SET state = 'running' WHERE id = ? RETURNING order_id"


def worker(name, together):
    shop = sqlite3.connect("shop.db", isolation_level=None)
    (number,) = shop.execute(FIND).fetchone()
    together.wait()  # (1)!
    ((order,),) = shop.execute(CLAIM, [number]).fetchall()
    print(f"{name} worker: exports {order}")
    shop.close()


if __name__ == "__main__":
    shop = sqlite3.connect("shop.db", isolation_level=None)
    shop.execute("DROP TABLE IF EXISTS jobs")
    shop.execute(TABLE)
    shop.executemany(PUT, [["A-17"], ["A-18"]])

    spawn = multiprocessing.get_context("spawn")
    together = spawn.Barrier(2)
    workers = [
        spawn.Process(target=worker, args=[name, together])
        for name in ("first", "second")
    ]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    print(shop.execute("SELECT order_id, state FROM jobs").fetchall())
    shop.close()
