# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import base64
import hmac
import ipaddress
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI

KEY = b"24 random bytes or more, one key for each receiver"
REFUSED, ALLOWED = {"168.63.129.16"}, {"127.0.0.1"}  # (1)!
app, log, seen = FastAPI(), [], set()
client = httpx.Client(timeout=5, trust_env=False, follow_redirects=False)


def signature(event: str, when: str, body: bytes) -> str:
    text = f"{event}.{when}.".encode() + body
    return base64.b64encode(hmac.digest(KEY, text, "sha256")).decode()


class Partner(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        event, when = (
            self.headers["webhook-id"],
            self.headers["webhook-timestamp"],
        )
        given = self.headers["webhook-signature"].removeprefix("v1,")
        good = hmac.compare_digest(given, signature(event, when, body))
        fresh = abs(time.time() - int(when)) < 300
        status = 401
        if good and fresh:
            status = 204 if event in seen else 503  # (2)!
            log.append(
                f"partner: {event} {'again' if event in seen else 'new'}"
            )
            seen.add(event)
        self.send_response(status)
        self.end_headers()

    def log_message(self, *args):
        pass


def public_address(host: str) -> str:
    address = socket.getaddrinfo(host, None, socket.AF_INET)[0][4][0]
    ip = ipaddress.ip_address(address)
    inside = not ip.is_global or ip.is_multicast or address in REFUSED
    if inside and address not in ALLOWED:
        raise ValueError(f"{address} refused")
    return address


def deliver(url: str, event: str, body: bytes) -> None:
    given = httpx.URL(url)
    target = given.copy_with(host=public_address(given.host))
    for attempt in (1, 2):  # (3)!
        when = str(int(time.time()))
        headers = {
            "Host": given.netloc.decode(),
            "webhook-id": event,  # (4)!
            "webhook-timestamp": when,
            "webhook-signature": f"v1,{signature(event, when, body)}",
        }
        tls = {"sni_hostname": given.host}
        try:
            answer = client.post(
                target, content=body, headers=headers, extensions=tls
            )
            said = str(answer.status_code)
        except httpx.TransportError as error:
            said = type(error).__name__
        log.append(f"shop: attempt {attempt}, {said}")
        if said.startswith(("2", "3")):  # (5)!
            return


@app.post("/orders/{order}", status_code=202)
def accept(order: str, tasks: BackgroundTasks) -> None:
    body = f'{{"type": "order.paid", "data": {{"order": "{order}"}}}}'
    url = f"http://localhost:{partner.server_port}/hook"
    tasks.add_task(deliver, url, f"msg_{order}", body.encode())


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
with HTTPServer(("127.0.0.1", 0), Partner) as partner:
    threading.Thread(target=partner.serve_forever, args=(0.01,)).start()
    running.start()
    shop = f"http://127.0.0.1:{listener.getsockname()[1]}"
    print("client:", httpx.post(f"{shop}/orders/A-17").status_code)
    server.should_exit = True
    running.join()
    partner.shutdown()
client.close()
print(*log, sep="\n")
