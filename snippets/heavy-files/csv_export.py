import csv
import io
import sqlite3
import threading
import tracemalloc
import urllib.request
from wsgiref.simple_server import WSGIRequestHandler, make_server

WSGIRequestHandler.log_message = lambda *args: None
db = sqlite3.connect(":memory:", check_same_thread=False)
db.execute("CREATE TABLE orders (id TEXT, cents INTEGER)")
orders = ((f"A-{number}", 1990) for number in range(30_000))
db.executemany("INSERT INTO orders VALUES (?, ?)", orders)


class Echo:
    def write(self, line):
        return line.encode()


def whole():
    text = io.StringIO()
    csv.writer(text).writerows(db.execute("SELECT * FROM orders").fetchall())
    return [text.getvalue().encode()]


def streamed():
    writer = csv.writer(Echo())  # (1)!
    for row in db.execute("SELECT * FROM orders"):  # (2)!
        yield writer.writerow(row)


def shop(request, start):
    start("200 OK", [])
    return whole() if request["PATH_INFO"] == "/whole" else streamed()


def export(how):
    tracemalloc.start()
    with urllib.request.urlopen(f"{home}/{how}") as answer:
        rows = sum(1 for line in answer)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"{how}: {rows} rows, {peak / 1_000_000:.2f} MB")
    return peak


with make_server("127.0.0.1", 0, shop) as server:
    threading.Thread(target=server.serve_forever, args=(0.01,)).start()
    home = f"http://127.0.0.1:{server.server_port}"
    one, other = export("whole"), export("streamed")
    print("streamed in a tenth of the memory:", other < one / 10)
    server.shutdown()
