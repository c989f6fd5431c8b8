import sqlite3
import subprocess
import sys

ORDERS = [(f"A-{n}", 100 * n) for n in range(1, 101)]
db = sqlite3.connect("shop.db", isolation_level=None)  # (1)!


def bill(pause_at: int) -> None:
    for at, order in enumerate(ORDERS, start=1):
        if at == pause_at:
            print("at", at, flush=True)
            sys.stdin.read()  # (2)!
        db.execute("INSERT INTO invoices VALUES (?, ?)", order)


def killed_at(pause_at: int) -> None:
    command = [sys.executable, __file__, str(pause_at)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as job:
        assert job.stdout
        print(job.stdout.readline().strip(), end=", ")
        job.kill()
    print("killed")


def invoices(what: str) -> int:
    return int(db.execute(f"SELECT {what} FROM invoices").fetchone()[0])


if len(sys.argv) == 2:
    bill(int(sys.argv[1]))
else:
    db.execute("DROP TABLE IF EXISTS invoices")
    db.execute("CREATE TABLE invoices (number, cents)")
    killed_at(35)
    print("invoices:", invoices("count(*)"))
    bill(pause_at=0)
    print("invoices after the second run:", invoices("count(*)"))
    print("billed twice:", invoices("count(*) - count(DISTINCT number)"))
