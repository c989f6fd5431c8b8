import hashlib
import http.server
import socket
import threading

prices = dict.fromkeys(range(1000), "9.90")
built = []


class Page(http.server.BaseHTTPRequestHandler):
    server_version, sys_version = "shop", ""

    def do_GET(self):
        page = "".join(f"<li>{k}: {v}\n" for k, v in prices.items()).encode()
        built.append(page)
        tag = f'"{hashlib.sha256(page).hexdigest()[:12]}"'  # (1)!
        same = self.headers["If-None-Match"] == tag
        self.send_response(304 if same else 200)
        self.send_header("ETag", tag)
        self.send_header("Cache-Control", "no-cache")  # (2)!
        self.end_headers()
        if not same:
            self.wfile.write(page)

    def log_message(self, *args):
        pass


def visit(tag=""):
    one = threading.Thread(target=server.handle_request)
    one.start()
    with socket.create_connection(server.server_address) as wire:
        known = f"If-None-Match: {tag}\r\n" if tag else ""
        wire.sendall(f"GET / HTTP/1.0\r\n{known}\r\n".encode())
        answer = wire.makefile("rb").read()  # (3)!
    one.join()
    head = answer.split(b"\r\n\r\n")[0].decode()
    print(f"{head.splitlines()[0][9:]}: {len(answer)} bytes")
    return head.split("ETag: ")[1].splitlines()[0]


with http.server.HTTPServer(("127.0.0.1", 0), Page) as server:
    tag = visit()
    tag = visit(tag)
    prices[17] = "8.50"
    visit(tag)
print("times the page was built:", len(built))
