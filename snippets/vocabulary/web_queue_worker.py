import multiprocessing
import sqlite3
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.request import urlopen


def connect(path):  # (1)!
    return sqlite3.connect(path, isolation_level=None, check_same_thread=False)


def worker(path):
    queue = connect(path)
    queue.execute("UPDATE jobs SET result = name || '.pdf'")
    queue.close()


class Web(BaseHTTPRequestHandler):
    def do_POST(self):
        queue.execute("INSERT INTO jobs (name) VALUES (?)", [self.path])
        self.answer(202, "accepted")

    def do_GET(self):
        sql = "SELECT result FROM jobs WHERE name = ?"
        (result,) = queue.execute(sql, [self.path]).fetchone()
        self.answer(200, result or "pending")

    def answer(self, status, text):
        self.send_response(status)
        self.end_headers()
        self.wfile.write(f"{status} {text}".encode())

    def log_message(self, *args):
        pass


if __name__ == "__main__":
    folder = tempfile.TemporaryDirectory()
    path = f"{folder.name}/queue.db"
    queue = connect(path)
    queue.execute("CREATE TABLE jobs (name, result)")
    with folder, HTTPServer(("127.0.0.1", 0), Web) as server:
        threading.Thread(target=server.serve_forever).start()
        order = f"http://127.0.0.1:{server.server_port}/A-17"
        print("press:", urlopen(order, data=b"").read().decode())
        print("ask:", urlopen(order).read().decode())
        spawn = multiprocessing.get_context("spawn")
        behind = spawn.Process(target=worker, args=[path])
        behind.start()  # (2)!
        behind.join()
        print("ask:", urlopen(order).read().decode())
        server.shutdown()
    queue.close()
