# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import asyncio
import contextlib
import multiprocessing
import os
import pathlib
import socket
import threading
from concurrent.futures import ProcessPoolExecutor

import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI

page_answered = pathlib.Path("page-answered")
exported = {}


@contextlib.asynccontextmanager
async def lifespan(app):
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=spawn) as pool:
        app.state.pool = pool  # (1)!
        yield


app = FastAPI(lifespan=lifespan)


def draw(order):
    while not page_answered.exists():
        sum(range(100_000))  # (2)!
    return os.getpid()


async def export(order):
    loop = asyncio.get_running_loop()
    pid = await loop.run_in_executor(app.state.pool, draw, order)
    exported[order] = pid


@app.post("/orders/{order}", status_code=202)
async def create(order, tasks: BackgroundTasks):
    tasks.add_task(export, order)


@app.get("/orders")
async def orders():
    return list(exported)


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    running = threading.Thread(target=server.run, args=[[listener]])
    running.start()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with httpx.Client(base_url=url) as shop:
        print("POST", shop.post("/orders/A-17").status_code)
        print("exported when the page answers:", shop.get("/orders").json())
    page_answered.touch()
    server.should_exit = True
    running.join()
    print("exported:", *exported)
    print("in another process:", os.getpid() not in exported.values())
