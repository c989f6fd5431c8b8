import logging
import threading
import urllib.request
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer

from mini_queue.breaker import Breaker
from mini_queue.queue import Queue
from mini_queue.retry import Policy, exponential
from mini_queue.worker import Worker

logging.disable()
clock = [0]


class MailApi(BaseHTTPRequestHandler):
    def do_POST(self):
        self.server.calls += 1
        self.send_response(503 if clock[0] < 300 else 204)
        self.end_headers()

    def log_message(self, *args):
        pass


def post(path):
    url = f"http://127.0.0.1:{api.server_port}/{path}"
    urllib.request.urlopen(url, b"PDF", timeout=5).close()


def send(job):
    breaker.call(lambda: post(job.args))


def when_closed(lease):
    if breaker.state == "half open":  # (1)!
        with suppress(OSError):
            breaker.call(lambda: post("ping"))
        print(f"  {clock[0]} s: half open, then {breaker.state}")
    return queue.claim(lease) if breaker.state == "closed" else None


with HTTPServer(("127.0.0.1", 0), MailApi) as api:
    threading.Thread(target=api.serve_forever, args=(0.01,)).start()
    for name, failures, claim in (
        ("never opens", 999, None),
        ("opens", 3, None),
        ("pauses", 3, when_closed),
    ):
        clock[0] = api.calls = 0
        breaker = Breaker(failures, 60, lambda: clock[0])
        queue = Queue(name, lambda: clock[0], synchronous="NORMAL")
        policy = Policy(exponential(1, 60), attempts=5)
        worker = Worker(queue, {"mail": send}, policy, claim=claim)
        for n in range(17, 37):
            queue.put("mail", f"A-{n}")
        for clock[0] in range(0, 331, 5):
            while worker.step():
                pass
        done, dead = queue.counts()["done"], queue.counts()["dead"]
        print(f"{name}: {api.calls} calls, done {done}, dead {dead}")
    api.shutdown()
