import threading
import urllib.request
from collections import Counter
from http.server import BaseHTTPRequestHandler, HTTPServer

from mini_queue.bucket import TokenBucket, throttled
from mini_queue.queue import Queue
from mini_queue.worker import Worker

clock, calls = [0.0], Counter()


class MailApi(BaseHTTPRequestHandler):
    def do_POST(self):
        second = int(clock[0])
        calls[second] += 1
        self.send_response(204 if calls[second] <= 10 else 503)
        self.end_headers()

    def log_message(self, *args):
        pass


def send(job):
    url = f"http://127.0.0.1:{api.server_port}/{job.args}"
    urllib.request.urlopen(url, b"PDF", timeout=5).close()


queue = Queue("queue.sqlite", lambda: clock[0], synchronous="NORMAL")
bucket = TokenBucket(queue, "mail", rate=8, burst=1)  # (1)!
claim = throttled(queue, bucket, queue.claim)
worker = Worker(queue, {"mail": send}, claim=claim)
for n in range(100):
    queue.put("mail", f"A-{n}")
with HTTPServer(("127.0.0.1", 0), MailApi) as api:
    threading.Thread(target=api.serve_forever, args=(0.01,)).start()
    for tick in range(320):
        clock[0] = tick / 16
        while worker.step():
            pass
    api.shutdown()

print("most calls in a second:", max(calls.values()))
print(f"sent {queue.counts()['done']} with {calls.total()} calls")
print(f"the last one at {max(calls)} s")
