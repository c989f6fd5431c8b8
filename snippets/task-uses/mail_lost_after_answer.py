# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "aiosmtpd==1.4.6",
#   "fastapi==0.165.0",
#   "httpx==0.28.1",
#   "uvicorn==0.35.0",
# ]
# ///
import logging
import smtplib
import socket
import threading

import httpx
import uvicorn
from aiosmtpd.controller import Controller
from fastapi import BackgroundTasks, FastAPI

app, log = FastAPI(), []


class Sink(Controller):
    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()

    async def handle_DATA(self, server, session, envelope):
        return "451 try later"  # (1)!


class Log(logging.Handler):
    def emit(self, record):
        log.append(record.exc_info[1])


def mail(order: str) -> None:
    with smtplib.SMTP("127.0.0.1", sink.port, "shop", timeout=5) as smtp:
        smtp.sendmail("shop@shop.test", "ana@shop.test", f"{order} is paid")


@app.post("/orders/{order}", status_code=202)
def accept(order: str, tasks: BackgroundTasks) -> str:
    tasks.add_task(mail, order)
    return "accepted"


sink = Sink(None, "127.0.0.1", port=0)
sink.handler = sink
sink.start()
logging.getLogger("uvicorn.error").addHandler(Log())
listener = socket.create_server(("127.0.0.1", 0))
config = uvicorn.Config(app, log_config=None, log_level="error")
server = uvicorn.Server(config)
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}"
answer = httpx.post(f"{url}/orders/A-17")
print("client:", answer.status_code, answer.json())
server.should_exit = True
running.join()  # (2)!
sink.stop()
print("log:", *log)
