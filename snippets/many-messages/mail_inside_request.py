# /// script
# requires-python = ">=3.11"
# dependencies = ["aiosmtpd==1.4.6"]
# ///
import asyncio
import smtplib
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

from aiosmtpd.controller import Controller


class Sink(Controller):
    connections = mails = 0

    def _trigger_server(self):  # (1)!
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()

    async def handle_EHLO(self, server, session, envelope, name, answer):
        await asyncio.sleep(0.01)  # (2)!
        self.connections += 1
        session.host_name = name
        return answer

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(0.01)
        self.mails += 1
        return "250 OK"


class Shop(BaseHTTPRequestHandler):
    def do_POST(self):
        for n in range(40):
            to = f"customer{n}@shop.test"
            with smtplib.SMTP("127.0.0.1", sink.port, "shop") as smtp:
                smtp.sendmail("news@shop.test", to, "Sale")
        self.send_response(200)  # (3)!
        self.end_headers()

    def log_message(self, *args):
        pass


sink = Sink(None, "127.0.0.1", port=0)
sink.handler = sink
sink.start()
with HTTPServer(("127.0.0.1", 0), Shop) as shop:
    threading.Thread(target=shop.handle_request).start()
    url = f"http://127.0.0.1:{shop.server_port}"
    begin = time.perf_counter()
    urllib.request.urlopen(url, b"").close()
    waited = time.perf_counter() - begin
sink.stop()
print(f"the client waits: {waited * 1000:.0f} ms")
print("mails:", sink.mails, "connections:", sink.connections)
print(f"5000 mails at this pace: {waited * 5000 / 40:.0f} s")
