# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import asyncio
import socket
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import uvicorn
from fastapi import FastAPI

exported: list[str] = []
ended = threading.Event()


async def worker() -> None:
    while True:
        order = await app.state.orders.get()
        if order == "A-18":
            raise ValueError("A-18 has no address")
        exported.append(order)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.orders = asyncio.Queue()
    task = asyncio.create_task(worker())  # (1)!
    task.add_done_callback(lambda _: ended.set())  # (2)!
    yield
    print("the worker had died of:", repr(task.exception()))


app = FastAPI(lifespan=lifespan)


@app.post("/exports/{order}", status_code=202)
async def export(order: str) -> None:
    await app.state.orders.put(order)


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
shop = httpx.Client(base_url=f"http://127.0.0.1:{listener.getsockname()[1]}")
for order in ("A-17", "A-18", "A-19"):
    print(order, shop.post(f"/exports/{order}").status_code)
    if order == "A-18":
        ended.wait()
print("exported:", exported)
print("the server lives:", running.is_alive())
server.should_exit = True
running.join()
