# /// script
# requires-python = ">=3.11"
# dependencies = ["httpx==0.28.1", "tachyon-api==1.3.1", "uvicorn==0.35.0"]
# ///
import functools
import logging
import socket
import threading

import httpx
import uvicorn
from tachyon_api import Tachyon
from tachyon_api.background import BackgroundTasks

app = Tachyon()
ran = []


class Show(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        print(f"  {record.levelname} {record.getMessage().strip()}")
        print(f"  {record.exc_info[1]!r}")


def mail(order):
    raise ConnectionError("mail server down")


def add_all(tasks, mail):
    tasks.add_task(mail, "A-17")
    tasks.add_task(ran.append, "stock")
    return {"order": "A-17"}


@app.post("/function")
def with_function(tasks: BackgroundTasks):
    return add_all(tasks, mail)


@app.post("/partial")
def with_partial(tasks: BackgroundTasks):
    return add_all(tasks, functools.partial(mail))  # (1)!


for name in ("tachyon_api", "uvicorn.error"):
    logging.getLogger(name).addHandler(Show(logging.WARNING))
listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_config=None))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
for path in ("function", "partial"):
    ran.clear()
    print(f"/{path}")
    answer = httpx.post(f"http://127.0.0.1:{listener.getsockname()[1]}/{path}")
    print(f"  answer {answer.status_code}, ran:", *ran)
server.should_exit = True
running.join()
