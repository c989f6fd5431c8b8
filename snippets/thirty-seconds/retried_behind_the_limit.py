# /// script
# requires-python = ">=3.11"
# dependencies = ["urllib3==2.8.0"]
# ///
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import urllib3

LIMIT = 0.3  # seconds; 30 in Heroku's router
gave_up = threading.Semaphore(0)
charged = threading.Semaphore(0)
refused, charges = [], []


class Shop(BaseHTTPRequestHandler):
    def do_POST(self):
        gave_up.acquire()  # (1)!
        charges.append(self.path)
        charged.release()
        self.answer(200)

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


class Router(Shop):
    def do_POST(self):
        try:
            behind.request("POST", shop + self.path)
        except urllib3.exceptions.ReadTimeoutError:
            refused.append(self.path)
            self.answer(504)
            gave_up.release()


def listen(handler):
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever).start()
    return server, f"http://127.0.0.1:{server.server_port}"


shop_server, shop = listen(Shop)
router_server, router = listen(Router)
behind = urllib3.PoolManager(timeout=LIMIT, retries=False)
retry = urllib3.Retry(2, status_forcelist=[504], raise_on_status=False)
clients = {
    "no retries": False,
    "retries, not of POST": retry,  # (2)!
    "retries, of POST too": retry.new(allowed_methods=["POST"]),
}
for name, retries in clients.items():
    with urllib3.PoolManager(retries=retries) as client:
        status = client.request("POST", f"{router}/A-17").status
    for _ in refused:
        charged.acquire()  # (3)!
    print(f"{name}: client {status}, A-17 charged {len(charges)} times")
    refused.clear()
    charges.clear()

for server in (router_server, shop_server):
    server.shutdown()
    server.server_close()
