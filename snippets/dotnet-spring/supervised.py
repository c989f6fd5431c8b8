# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import asyncio
import socket
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import uvicorn
from fastapi import FastAPI


async def worker() -> None:
    while True:
        order = await app.state.orders.get()
        if order == "A-18":
            raise ValueError("A-18 has no address")
        print(order, "exported")


def stop_host(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()):
        print("the worker died of:", repr(error))
        app.state.failed = server.should_exit = True  # (1)!


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.failed, app.state.orders = False, asyncio.Queue()
    task = asyncio.create_task(worker())
    task.add_done_callback(stop_host)
    yield
    task.cancel()  # (2)!
    print("accepted, never exported:", app.state.orders.qsize())


app = FastAPI(lifespan=lifespan)


@app.post("/exports", status_code=202)
async def export(orders: list[str]) -> None:
    for order in orders:
        app.state.orders.put_nowait(order)


def shop() -> None:
    orders = ["A-17", "A-18", "A-19"]
    httpx.post(f"http://{host}:{port}/exports", json=orders, timeout=60)


listener = socket.create_server(("127.0.0.1", 0))
host, port = listener.getsockname()
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
threading.Thread(target=shop).start()
server.run([listener])
sys.exit(1 if app.state.failed else 0)  # (3)!
