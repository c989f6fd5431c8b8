# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1",
#                 "starlette==1.10.0", "uvicorn==0.35.0"]
# ///
import logging
import socket
import sys
import threading
from typing import Annotated

import httpx
import uvicorn
from fastapi import BackgroundTasks, Depends, FastAPI
from starlette.background import BackgroundTask

app = FastAPI()
log = logging.getLogger("tasks")


class GuardedTasks:
    def __init__(self, tasks: BackgroundTasks) -> None:  # (1)!
        self.tasks = tasks

    def add_task(self, func, *args, **kwargs) -> None:
        self.tasks.add_task(self.run, func, args, kwargs)

    async def run(self, func, args, kwargs) -> None:
        name = getattr(func, "__name__", repr(func))
        try:
            await BackgroundTask(func, *args, **kwargs)()
        except Exception as error:
            log.error("%s %r: %r", name, args, error)  # (2)!


def export(order: str) -> None:
    raise OSError("disk full")


async def mail(order: str) -> None:
    log.warning("mail sent: %s", order)


@app.post("/orders/{order}", status_code=202)
def create(order: str, tasks: Annotated[GuardedTasks, Depends()]):  # (3)!
    tasks.add_task(export, order)
    tasks.add_task(mail, order)
    return {"order": order}


logging.basicConfig(format="%(message)s", stream=sys.stdout)
listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
port = listener.getsockname()[1]
answer = httpx.post(f"http://127.0.0.1:{port}/orders/A-17")
server.should_exit = True
running.join()
print("answer:", answer.status_code)
