import socket
import threading
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args):
        pass


def notify(port):
    url = f"http://127.0.0.1:{port}"
    try:
        with urllib.request.urlopen(url, b"new", timeout=1) as answer:
            return answer.status
    except OSError as error:  # (1)!
        return type(error).__name__


dead = socket.create_server(("127.0.0.1", 0))  # (2)!
with HTTPServer(("127.0.0.1", 0), Receiver) as server:
    threading.Thread(target=server.serve_forever, args=(0.01,)).start()
    ports = [server.server_port] * 6
    ports[2] = dead.getsockname()[1]
    with ThreadPoolExecutor(2) as pool:
        for n, result in enumerate(pool.map(notify, ports)):
            print(f"receiver {n}: {result}")
    server.shutdown()
dead.close()
