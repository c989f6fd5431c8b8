import queue
import sqlite3
import threading
import time

QUERY = "SELECT count(*), sum(total) FROM orders WHERE customer = 17"
jobs, results = queue.Queue(), queue.Queue()
steps = []

database = sqlite3.connect(":memory:", check_same_thread=False)
database.execute("CREATE TABLE orders (id, customer, total)")
orders = ((f"A-{n}", n % 10_000, n % 90) for n in range(100_000))
database.executemany("INSERT INTO orders VALUES (?, ?, ?)", orders)
database.set_progress_handler(lambda: steps.append(1), 1000)  # (1)!


def worker():
    while jobs.get() != "stop":
        results.put(database.execute(QUERY).fetchone())


def in_the_request():
    database.execute(QUERY).fetchone()
    return time.perf_counter()


def in_a_job():
    jobs.put("report")
    answered = time.perf_counter()  # (2)!
    results.get()  # (3)!
    return answered


def visit(page):
    steps.clear()
    begin = time.perf_counter()
    answered = page() - begin
    return time.perf_counter() - begin, answered, len(steps)


def best(visits):
    return [min(column) for column in zip(*visits, strict=True)]


background = threading.Thread(target=worker)
background.start()
pairs = [(visit(in_the_request), visit(in_a_job)) for _ in range(9)]
jobs.put("stop")
background.join()

request, job = map(best, zip(*pairs, strict=True))
for name, (shown, answered, _) in ("request", request), ("job", job):
    print(f"{name}, answer: {answered * 1000:.3f} ms")
    print(f"{name}, report: {shown * 1000:.3f} ms")
print("the job answers at least 2x sooner:", job[1] * 2 < request[1])
print("the job shows it at least 2x sooner:", job[0] * 2 < request[0])
print("the database works the same:", abs(job[2] - request[2]) <= 1)
