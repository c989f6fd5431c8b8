import logging
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

from mini_queue.queue import Queue
from mini_queue.retry import Policy, RetryAfter, exponential, fixed
from mini_queue.worker import Worker

logging.disable()
clock, tries = [0], {f"A-{n}": [] for n in range(17, 22)}
ANSWERS = {"A-17": [503, 503], "A-18": [422], "A-19": [429]}


class MailApi(BaseHTTPRequestHandler):
    def do_POST(self):
        left = ANSWERS.get(self.path[1:], [503])
        self.send_response(left.pop(0) if left else 204)
        if self.path == "/A-19":
            self.send_header("Retry-After", "20")
        self.end_headers()

    def log_message(self, *args):
        pass


class Permanent(Exception):
    pass


def send(job):
    tries[job.args].append(clock[0])
    if job.args == "A-20":
        raise KeyError("customer")  # (1)!
    url = f"http://127.0.0.1:{api.server_port}/{job.args}"
    try:
        urllib.request.urlopen(url, b"PDF", timeout=5).close()
    except urllib.error.HTTPError as error:
        error.close()
        if seconds := error.headers["Retry-After"]:
            raise RetryAfter(float(seconds)) from None  # (2)!
        if error.code >= 500 or error.code in (408, 429):
            raise
        raise Permanent(error.code) from None  # (3)!


transient = Policy(exponential(1, 60), attempts=8, within=60)
other = Policy(fixed(10), attempts=2, never=(Permanent,))


def policy(job, error, now):
    passing = isinstance(error, (OSError, RetryAfter))
    return (transient if passing else other)(job, error, now)


queue = Queue("queue.sqlite", lambda: clock[0])
worker = Worker(queue, {"mail": send}, policy)
jobs = [queue.put("mail", order) for order in tries]
with HTTPServer(("127.0.0.1", 0), MailApi) as api:
    threading.Thread(target=api.serve_forever, args=(0.01,)).start()
    for clock[0] in range(99):
        while worker.step():
            pass
    api.shutdown()

for job in map(queue.get, jobs):
    at = " ".join(map(str, tries[job.args]))
    error = job.error.split(":")[0]
    print(f"{job.args} at {at} s: {job.state} after {error}")
