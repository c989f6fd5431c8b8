# /// script
# requires-python = ">=3.11"
# dependencies = ["aiosmtpd==1.4.6", "redis==8.1.0"]
# ///
import email
import os
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from aiosmtpd.controller import Controller
from redis import Redis

from sidekiq_client import Sidekiq

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
mails, notices = [], []


class Post(Controller):
    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()

    async def handle_DATA(self, server, session, envelope):
        mails.append(email.message_from_bytes(envelope.content))
        return "250 OK"


class Site(BaseHTTPRequestHandler):
    def do_POST(self):
        notices.append(self.headers["Idempotency-Key"])
        self.send_response(202)
        self.end_headers()

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<h1>Chair, 49.90</h1>")

    def log_message(self, *args):
        pass


post = Post(None, "127.0.0.1", port=0)
post.handler = post
post.start()
site = HTTPServer(("127.0.0.1", 0), Site)
threading.Thread(target=site.serve_forever).start()
broker = Redis.from_url(URL, socket_timeout=None, decode_responses=True)
sidekiq = Sidekiq(broker)
for _ in range(2):  # (1)!
    sidekiq.push("Charge", "A-17", 4990, queue="critical", retry=5)
    sidekiq.push("Mail", "A-17")
    sidekiq.push("Notify", "A-17")
    sidekiq.push("Scrape", "/chair", queue="slow")
sidekiq.push("Export", "A-17", queue="slow")  # (2)!

command = ["sidekiq", "-r", "./sidekiq_client/jobs.rb", "-c", "1"]
command += ["-q", "critical", "-q", "default", "-q", "slow"]
url = f"http://127.0.0.1:{site.server_port}"
places = os.environ | {"SMTP": f"{post.port}", "SITE": url}
null = subprocess.DEVNULL
worker = subprocess.Popen(command, env=places, stdout=null, stderr=null)
broker.blpop("done")
worker.terminate()
worker.wait()
site.shutdown()
site.server_close()
post.stop()
print("charges:", broker.hgetall("charges"))
print("mails:", [mail["Message-ID"] for mail in mails])
print("notices:", len(notices), "with the same key:", len(set(notices)) == 1)
print("pages:", broker.hgetall("pages"))
print("failed:", broker.zcard("retry") + broker.zcard("dead"))
