import logging
import threading
import urllib.request
from collections import Counter
from http.server import BaseHTTPRequestHandler, HTTPServer

from mini_queue.queue import Queue
from mini_queue.retry import Policy, exponential
from mini_queue.worker import Worker

logging.disable()
clock, calls, served = [0], Counter(), Counter()


class MailApi(BaseHTTPRequestHandler):
    def do_POST(self):
        second = clock[0]
        calls[second] += 1
        room = calls[second] <= 10  # (1)!
        served[second] += room
        self.send_response(204 if room else 503)
        self.end_headers()

    def log_message(self, *args):
        pass


def send(job):
    url = f"http://127.0.0.1:{api.server_port}/{job.args}"
    urllib.request.urlopen(url, b"PDF", timeout=5).close()


queue = Queue("queue.sqlite", lambda: clock[0], synchronous="NORMAL")
policy = Policy(exponential(1, 60), attempts=99)
worker = Worker(queue, {"mail": send}, policy)
for n in range(100):
    queue.put("mail", f"A-{n}")
with HTTPServer(("127.0.0.1", 0), MailApi) as api:
    threading.Thread(target=api.serve_forever, args=(0.01,)).start()
    for clock[0] in range(600):  # (2)!
        while worker.step():
            pass
    api.shutdown()

print("calls in seconds 0 to 9:", *(calls[n] for n in range(10)))
print(f"sent {served.total()} with {calls.total()} calls")
print(f"the last one at {max(calls)} s")
