import http.client
import http.server
import sqlite3
import threading
import time
import zlib

database = sqlite3.connect(":memory:", check_same_thread=False)
database.execute("CREATE TABLE orders (id, customer)")
orders = ((f"A-{n}", n % 500) for n in range(50_000))
database.executemany("INSERT INTO orders VALUES (?, ?)", orders)


def query():
    sql = "SELECT id FROM orders WHERE customer = 17"
    return database.execute(sql).fetchall()


def template():
    return "".join(f"<li>A-{n}</li>" for n in range(5000))


def image():
    return zlib.compress(bytes(range(256)) * 2000, 9)


def vendor():
    time.sleep(0.3)  # (1)!


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        metrics = []
        for step in query, template, image, vendor:
            begin = time.perf_counter()
            step()
            spent = (time.perf_counter() - begin) * 1000
            metrics.append(f"{step.__name__};dur={spent:.2f}")
        self.send_response(200)
        self.send_header("Server-Timing", ", ".join(metrics))
        self.end_headers()

    def log_message(self, *args):
        pass


with http.server.HTTPServer(("127.0.0.1", 0), Page) as server:
    one = threading.Thread(target=server.handle_request)
    one.start()
    client = http.client.HTTPConnection(*server.server_address)
    client.request("GET", "/orders")
    response = client.getresponse()
    client.close()
    one.join()

metrics = response.headers["Server-Timing"].split(", ")
for metric in metrics:
    print(f"{metric.replace(';dur=', ': ')} ms")
slowest = max(metrics, key=lambda metric: float(metric.split("=")[1]))
print("the slowest step:", slowest.split(";")[0])
