import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.request import urlopen

client_left = threading.Event()
one_written = threading.Event()
written = []


class Shop(BaseHTTPRequestHandler):
    def do_POST(self):
        client_left.wait()  # (1)!
        written.append(self.path.strip("/") + ".pdf")
        self.send_response(200)  # (2)!
        self.end_headers()
        one_written.set()

    def log_message(self, *args):
        pass


with HTTPServer(("127.0.0.1", 0), Shop) as server:
    threading.Thread(target=server.serve_forever).start()
    button = f"http://127.0.0.1:{server.server_port}/A-17"
    try:
        urlopen(button, data=b"", timeout=0.5)  # (3)!
    except TimeoutError:
        print("client: no answer; was it exported?")
    client_left.set()
    one_written.wait()
    print("server: written", written)

    print("client: press again,", urlopen(button, data=b"").status)
    print("server: written", written)
    server.shutdown()
