import hmac
import threading
import time
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer

KEY = b"known to the shop and to this receiver"


def sign(when, body):
    return hmac.new(KEY, f"{when}.".encode() + body, "sha256").hexdigest()


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        when, _, given = self.headers["Signature"].partition(",")
        if not hmac.compare_digest(given, sign(when, body)):  # (1)!
            self.send_response(401, "forged")
        elif time.time() - int(when) > 300:  # (2)!
            self.send_response(401, "too old")
        else:
            self.send_response(204)
        self.end_headers()

    def log_message(self, *args):
        pass


def notify(name, when, signature, body):
    headers = {"Signature": f"{when},{signature}"}
    api.request("POST", "/", body, headers)
    answer = api.getresponse()
    answer.read()
    print(f"{name}: {answer.status} {answer.reason}")


with HTTPServer(("127.0.0.1", 0), Receiver) as server:
    threading.Thread(target=server.serve_forever, args=(0.01,)).start()
    api = HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    body = b'{"order": "A-17", "state": "shipped"}'
    now = int(time.time())
    then = now - 3600
    notify("signed", now, sign(now, body), body)
    notify("body changed", now, sign(now, body), body + b" ")
    notify("an hour old", then, sign(then, body), body)
    notify("its time changed", now, sign(then, body), body)
    server.shutdown()
