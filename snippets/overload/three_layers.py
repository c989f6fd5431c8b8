import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

from mini_queue.breaker import RetryBudget


class Layer(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.calls += 1
        if self.server.below:
            ask(self.server)
        self.send_response(503)  # (1)!
        self.end_headers()

    def log_message(self, *args):
        pass


def ask(server):
    server.budget.attempt()
    for attempt in range(server.tries):
        if attempt and not server.budget.retry():  # (2)!
            break
        try:
            urllib.request.urlopen(server.below, timeout=30).close()
        except urllib.error.HTTPError as error:
            error.close()


def calls(jobs, tries, *budget):
    servers, below = [], None
    for tried in [0, *reversed(tries)]:
        server = HTTPServer(("127.0.0.1", 0), Layer)
        server.calls, server.below, server.tries = 0, below, tried
        server.budget = RetryBudget(*budget)  # (3)!
        below = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        servers.insert(0, server)
    for _ in range(jobs):
        ask(servers[0])  # (4)!
    for server in servers:
        server.shutdown()
        server.server_close()
    return [server.calls for server in servers[1:]]


print("4 tries in each layer, 1 job:", *calls(1, (4, 4, 4), 3))
print("4 tries in the first, 1 job:", *calls(1, (4, 1, 1), 3))
print("4 tries in each, 4 jobs:", *calls(4, (4, 4, 4), 3))
print("the same with a budget:", *calls(4, (4, 4, 4), 0.1, 2))
