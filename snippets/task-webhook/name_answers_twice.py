# /// script
# requires-python = ">=3.11"
# dependencies = ["httpx==0.28.1"]
# ///
import ipaddress
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx

ALLOWED = {"127.0.0.2"}  # (1)!
dns = []
resolve = socket.getaddrinfo


def answer_of_the_attacker(host, *rest, **more):
    if host == "partner.test":
        host = dns.pop(0)  # (2)!
    return resolve(host, *rest, **more)


def public_address(host: str) -> str:
    found = socket.getaddrinfo(host, None, socket.AF_INET)
    address = found[0][4][0]
    if address not in ALLOWED and not ipaddress.ip_address(address).is_global:
        raise ValueError(f"{address} refused")
    return address


class Server(BaseHTTPRequestHandler):
    def do_POST(self):
        self.send_response(200)
        self.end_headers()
        place = self.server.server_address[0]
        self.wfile.write(b"inside" if place == "127.0.0.1" else b"partner")

    def log_message(self, *args):
        pass


def checked(url: httpx.URL) -> httpx.Response:
    public_address(url.host)
    return client.post(url)  # (3)!


def pinned(url: httpx.URL) -> httpx.Response:
    target = url.copy_with(host=public_address(url.host))  # (4)!
    headers = {"Host": url.netloc.decode()}
    tls = {"sni_hostname": url.host}
    return client.post(target, headers=headers, extensions=tls)


socket.getaddrinfo = answer_of_the_attacker
inside = HTTPServer(("127.0.0.1", 0), Server)
partner = HTTPServer(("127.0.0.2", inside.server_port), Server)
for server in (inside, partner):
    threading.Thread(target=server.serve_forever, args=(0.01,)).start()
url = httpx.URL(f"http://partner.test:{inside.server_port}/hook")
with httpx.Client(timeout=5, trust_env=False) as client:
    for deliver in (checked, pinned):
        dns[:] = ["127.0.0.2", "127.0.0.1"]
        print(f"{deliver.__name__}: reaches {deliver(url).text}")
        print("  times that DNS was asked:", 2 - len(dns))
for server in (inside, partner):
    server.shutdown()
    server.server_close()
