import csv
import http.client
import itertools
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

WSGIRequestHandler.log_message = lambda *args: None
jobs = []
Path("shop.db").unlink(missing_ok=True)
db = sqlite3.connect("shop.db", check_same_thread=False)
db.execute("CREATE TABLE orders (id TEXT, cents INTEGER)")
db.execute("CREATE TABLE bad (line INTEGER, why TEXT)")
db.execute("CREATE TABLE progress AS SELECT 0 AS line")


def import_file(name):
    db = sqlite3.connect("shop.db")  # (1)!
    with open(name, newline="") as file:
        reader = csv.reader(file)
        lines = ((reader.line_num, row) for row in reader)  # (2)!
        while batch := list(itertools.islice(lines, 1000)):
            good, bad = [], []
            for line, row in batch:
                try:
                    order, cents = row
                    good.append((order, int(cents)))
                except ValueError as error:
                    bad.append((line, str(error)))
            with db:  # (3)!
                db.executemany("INSERT INTO orders VALUES (?, ?)", good)
                db.executemany("INSERT INTO bad VALUES (?, ?)", bad)
                db.execute("UPDATE progress SET line = ?", [line])
    return True


def shop(request, start):
    if request["REQUEST_METHOD"] == "GET":
        made = jobs[0].done() and jobs[0].result()
        start("200 OK" if made else "202 Accepted", [])
        line = db.execute("SELECT line FROM progress").fetchone()[0]
        return [str(line).encode()]
    body = request["wsgi.input"].read(int(request["CONTENT_LENGTH"]))
    Path("upload.csv").write_bytes(body)
    jobs.append(pool.submit(import_file, "upload.csv"))
    start("202 Accepted", [])
    return [b"0"]


def ask(method, body=None):
    client = http.client.HTTPConnection("127.0.0.1", server.server_port)
    client.request(method, "/", body)
    answer = client.getresponse()
    return answer.status, answer.read().decode()


rows = [f"A-{number},1990" for number in range(9000)]
rows[40], rows[7000] = "A-40,free", "A-7000"
with (
    ThreadPoolExecutor(1) as pool,
    make_server("127.0.0.1", 0, shop) as server,
):
    threading.Thread(target=server.serve_forever, args=(0.01,)).start()
    answers = [ask("POST", "\n".join(rows))]
    while answers[-1][0] == 202:
        time.sleep(0.005)
        answers.append(ask("GET"))
    server.shutdown()
print("answer:", answers[0][0])
print("progress by batches:", all(int(n) % 1000 == 0 for _, n in answers))
print("last answer:", *answers[-1])
for line, why in db.execute("SELECT line, why FROM bad"):
    print(f"line {line}: {why}")
found = db.execute("SELECT count(*) FROM orders").fetchone()[0]
print(f"imported: {found} of {len(rows)}")
