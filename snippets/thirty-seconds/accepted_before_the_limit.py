# /// script
# requires-python = ">=3.11"
# dependencies = ["urllib3==2.8.0"]
# ///
import sqlite3
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import urllib3

LIMIT = 2.0  # seconds; 30 in Heroku's router
NOTE = "INSERT OR IGNORE INTO orders VALUES (?, 'pending')"
CHARGE = """UPDATE orders SET state = 'charged' WHERE state = 'pending'
RETURNING id"""
gave_up = threading.Event()
calls = []
disk = sqlite3.connect("shop.db", check_same_thread=False)
disk.execute("CREATE TABLE orders (id PRIMARY KEY, state)")


class Shop(BaseHTTPRequestHandler):
    def do_POST(self):
        with disk:
            disk.execute(NOTE, [self.path])  # (1)!
        calls.append(self.path)
        if len(calls) == 1:
            gave_up.wait()  # (2)!
        self.answer(202)

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


class Router(Shop):
    def do_POST(self):
        try:
            self.answer(behind.request("POST", shop + self.path).status)
        except urllib3.exceptions.ReadTimeoutError:
            self.answer(504)
            gave_up.set()


def listen(handler):
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever).start()
    return server, f"http://127.0.0.1:{server.server_port}"


shop_server, shop = listen(Shop)
router_server, router = listen(Router)
behind = urllib3.PoolManager(timeout=LIMIT, retries=False)
retry = urllib3.Retry(2, status_forcelist=[504], allowed_methods=["POST"])
with urllib3.PoolManager(retries=retry) as client:
    status = client.request("POST", f"{router}/A-17").status
print(f"client {status}, asked {len(calls)} times")
for server in (router_server, shop_server):
    server.shutdown()
    server.server_close()

print("when it leaves:", *disk.execute("SELECT * FROM orders"))
charges = disk.execute(CHARGE).fetchall()  # (3)!
print(f"charged {len(charges)} times:", *charges)
