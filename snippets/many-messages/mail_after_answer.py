# /// script
# requires-python = ">=3.11"
# dependencies = ["aiosmtpd==1.4.6"]
# ///
import asyncio
import email
import queue
import smtplib
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

from aiosmtpd.controller import Controller

waiting, arrived = queue.Queue(), []


class Sink(Controller):
    connections = 0

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()

    async def handle_EHLO(self, server, session, envelope, name, answer):
        await asyncio.sleep(0.01)
        self.connections += 1
        session.host_name = name
        return answer

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(0.01)
        mail = email.message_from_bytes(envelope.content)
        arrived.append(mail["Message-ID"])
        return "250 OK"


class Shop(BaseHTTPRequestHandler):
    def do_POST(self):
        for n in range(40):
            waiting.put(n)  # (1)!
        self.send_response(202)
        self.end_headers()

    def log_message(self, *args):
        pass


def worker():
    with smtplib.SMTP("127.0.0.1", sink.port, "shop") as smtp:
        while (n := waiting.get()) is not None:
            to = f"customer{n}@shop.test"
            mail = f"Message-ID: <sale-{n}@shop.test>\n\nSale"  # (2)!
            smtp.sendmail("news@shop.test", to, mail)


sink = Sink(None, "127.0.0.1", port=0)
sink.handler = sink
sink.start()
background = threading.Thread(target=worker)
background.start()
with HTTPServer(("127.0.0.1", 0), Shop) as shop:
    threading.Thread(target=shop.handle_request).start()
    url = f"http://127.0.0.1:{shop.server_port}"
    begin = time.perf_counter()
    with urllib.request.urlopen(url, b"") as answer:
        waited = time.perf_counter() - begin
waiting.put(None)  # (3)!
background.join()
sending = time.perf_counter() - begin
sink.stop()
print(f"{answer.status}, the client waits: {waited * 1000:.0f} ms")
print(f"the last mail is out after: {sending * 1000:.0f} ms")
print("mails:", len(arrived), "connections:", sink.connections)
print("each Message-ID once:", len(set(arrived)) == len(arrived))
print("the client waits under half of it:", waited < sending / 2)
