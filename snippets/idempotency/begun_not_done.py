import multiprocessing
import os
import signal
import time
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer

from mini_queue.database import Database
from mini_queue.inbox import Inbox


class Payments(BaseHTTPRequestHandler):
    def do_POST(self):
        key = self.headers["Idempotency-Key"] or len(taken)  # (1)!
        taken[key] = self.path
        self.do_GET()

    def do_GET(self):
        self.send_response_only(200)
        self.end_headers()
        count = list(taken.values()).count(self.path)
        self.wfile.write(str(count).encode())


def ask(method, order, key=""):
    api = HTTPConnection(*server.server_address, timeout=5)
    api.request(method, f"/{order}", headers={"Idempotency-Key": key})
    return int(api.getresponse().read())


AGAIN = {
    "give up": lambda order: False,
    "call again": lambda order: True,
    "same key": lambda order: True,
    "look first": lambda order: ask("GET", order) == 0,
}


def pay(order, way, dies):
    inbox = Inbox(Database("shop.sqlite"), time.time)
    mark = inbox.begin(order)  # (2)!
    if mark.done or not (mark.first or AGAIN[way](order)):
        return
    if dies == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    ask("POST", order, order if way == "same key" else "")
    if dies == "after":
        os.kill(os.getpid(), signal.SIGKILL)
    inbox.finish(order)


if __name__ == "__main__":
    fork, taken = multiprocessing.get_context("fork"), {}
    server = HTTPServer(("127.0.0.1", 0), Payments)
    payments = fork.Process(target=server.serve_forever)
    payments.start()
    for way, dies in [(w, d) for w in AGAIN for d in ("before", "after")]:
        order = f"{way}-{dies}".replace(" ", "-")
        for delivery in (dies, None):
            worker = fork.Process(target=pay, args=(order, way, delivery))
            worker.start()
            worker.join()
        print(f"{way}, killed {dies} the call: payments {ask('GET', order)}")
    payments.terminate()
    payments.join()
    server.server_close()
