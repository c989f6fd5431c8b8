import multiprocessing
import os
import signal
import sqlite3


def die():
    os.kill(os.getpid(), signal.SIGKILL)  # (1)!


def two_steps(db):
    with db:
        db.execute("INSERT INTO orders VALUES ('A-17')")
    die()
    with db:
        db.execute("INSERT INTO jobs VALUES ('A-17')")


def one_transaction(db):
    with db:
        db.execute("INSERT INTO orders VALUES ('A-17')")
        db.execute("INSERT INTO jobs VALUES ('A-17')")
    die()


def killed_inside(db):
    with db:
        db.execute("INSERT INTO orders VALUES ('A-17')")
        die()
        db.execute("INSERT INTO jobs VALUES ('A-17')")


def buy(way):
    way(sqlite3.connect(f"{way.__name__}.db"))


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    for way in two_steps, one_transaction, killed_inside:
        db = sqlite3.connect(f"{way.__name__}.db")
        db.executescript("CREATE TABLE orders (id); CREATE TABLE jobs (id)")
        process = spawn.Process(target=buy, args=[way])
        process.start()
        process.join()
        orders, jobs = (
            db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("orders", "jobs")
        )
        print(f"{way.__name__}: orders {orders}, jobs {jobs}")  # (2)!
        db.close()
