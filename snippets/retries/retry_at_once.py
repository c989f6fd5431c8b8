import logging
import threading
import urllib.request
from collections import Counter
from http.server import BaseHTTPRequestHandler, HTTPServer

from mini_queue.queue import Queue
from mini_queue.worker import Worker

logging.disable()  # (1)!
clock, answers = [0.0], Counter()


class MailApi(BaseHTTPRequestHandler):
    def do_POST(self):
        clock[0] += 0.02  # (2)!
        down = 503 if clock[0] < 2 else 204
        status = 422 if self.path == "/A-18" else down
        answers[self.path[1:], status] += 1
        self.send_response(status)
        self.end_headers()

    def log_message(self, *args):
        pass


def send(job):
    url = f"http://127.0.0.1:{api.server_port}/{job.args}"
    urllib.request.urlopen(url, b"PDF", timeout=5).close()


def at_once(job, error, now):  # (3)!
    return 0


queue = Queue("queue.sqlite", lambda: clock[0], synchronous="NORMAL")
worker = Worker(queue, {"mail": send}, at_once)
for order in "A-17", "A-18", "A-19":
    queue.put("mail", order)
with HTTPServer(("127.0.0.1", 0), MailApi) as api:
    threading.Thread(target=api.serve_forever, args=(0.01,)).start()
    for _ in range(150):
        worker.step()
    api.shutdown()

for (order, status), calls in answers.items():
    print(f"{order}, calls answered {status}: {calls}")
print(f"A-19, after {clock[0]:.0f} s: {queue.get(3).state}")
