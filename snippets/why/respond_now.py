import queue
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.request import urlopen

waiting = queue.Queue()
written = []


def export(order):
    time.sleep(0.6)  # (1)!
    written.append(f"{order}.pdf")


def worker():
    while order := waiting.get():
        export(order)


class Shop(BaseHTTPRequestHandler):
    def do_POST(self):
        _, endpoint, order = self.path.split("/")
        if endpoint == "inline":
            export(order)
            self.send_response(200)
        else:
            waiting.put(order)
            self.send_response(202)  # (2)!
        self.end_headers()

    def log_message(self, *args):
        pass


def press(path):
    begin = time.perf_counter()
    status = urlopen(f"{shop}/{path}", data=b"").status
    seconds = time.perf_counter() - begin
    print(f"{path}: {status} in {seconds * 1000:.0f} ms, {written}")
    return seconds


background = threading.Thread(target=worker)
background.start()
with HTTPServer(("127.0.0.1", 0), Shop) as server:
    threading.Thread(target=server.serve_forever).start()
    shop = f"http://127.0.0.1:{server.server_port}"
    inline = press("inline/A-17")
    deferred = press("deferred/A-18")
    server.shutdown()
waiting.put(None)  # (3)!
background.join()
print("at the end:", written)
print("inline, more than twice as slow:", inline > 2 * deferred)
