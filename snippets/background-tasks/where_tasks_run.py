# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1",
#                 "tachyon-api==1.3.1", "uvicorn==0.35.0"]
# ///
import socket
import threading

import fastapi
import httpx
import tachyon_api
import uvicorn
from tachyon_api.background import BackgroundTasks

fast, tachyon = fastapi.FastAPI(), tachyon_api.Tachyon()


def note(task, order):
    loop = threading.current_thread() is running
    print(f"  {order} {task}: on the loop {loop}")


def export(order, pages=1, *, color=False):  # (1)!
    note(f"export, pages {pages}, color {color}", order)


async def mail(order, to):
    note(f"mail to {to}", order)


def add_all(tasks):
    tasks.add_task(export, "A-17", 3, color=True)
    tasks.add_task(mail, "A-17", to="ana@shop.test")  # (2)!
    tasks.add_task(export, order="A-18")
    return {"tasks": 3}


@fast.post("/orders")
def in_fastapi(tasks: fastapi.BackgroundTasks):
    return add_all(tasks)


@tachyon.post("/orders")
def in_tachyon(tasks: BackgroundTasks):
    return add_all(tasks)


for name, app in (("FastAPI", fast), ("tachyon", tachyon)):
    print(name)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    running = threading.Thread(target=server.run, args=[[listener]])
    running.start()
    httpx.post(f"http://127.0.0.1:{listener.getsockname()[1]}/orders")
    server.should_exit = True
    running.join()  # (3)!
