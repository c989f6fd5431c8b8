import json
import threading
import time
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer

ORDERS = ["A-17", "A-18", "A-19", "A-20"]


class Api(BaseHTTPRequestHandler):
    opens = None

    def do_GET(self):
        page = int(self.path[-1])
        status, header, value = 200, "ETag", f'"page-{page}"'
        if page == 1 and not Api.opens:
            Api.opens = time.monotonic() + 1
        if page == 1 and time.monotonic() < Api.opens:
            status, header, value = 429, "Retry-After", "1"
        elif self.headers["If-None-Match"] == value:
            status = 304
        self.send_response(status)
        self.send_header(header, value)
        self.end_headers()
        if status == 200:
            items = ORDERS[2 * page : 2 * page + 2]
            self.wfile.write(json.dumps(items).encode())

    def log_message(self, *args):
        pass


def get(page):
    tag, items = copies.get(page, ("", None))
    while True:
        api.request("GET", f"/{page}", headers={"If-None-Match": tag})
        answer = api.getresponse()
        body = answer.read()
        print(f"page {page}: {answer.status}, {len(body)} bytes")
        if answer.status == 304:
            return items  # (1)!
        if answer.status == 200:
            copies[page] = answer.headers["ETag"], json.loads(body)
            return copies[page][1]
        time.sleep(int(answer.headers["Retry-After"]))  # (2)!


copies = {}
with HTTPServer(("127.0.0.1", 0), Api) as server:
    threading.Thread(target=server.serve_forever, args=(0.01,)).start()
    api = HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    for run in (1, 2):
        orders, page = [], 0
        while items := get(page):  # (3)!
            orders, page = orders + items, page + 1
        print(f"run {run}:", *orders)
    server.shutdown()
