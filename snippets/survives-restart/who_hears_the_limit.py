# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "uvicorn==0.35.0"]
# ///
import asyncio
import multiprocessing
import socket
import threading
from http.client import HTTPConnection

import uvicorn
from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


async def export_async(order):
    shop.send(f"{order}, async: started")
    try:
        await asyncio.Event().wait()  # (1)!
    except asyncio.CancelledError:
        shop.send(f"{order}, async: given back")  # (2)!
        raise


def export_in_thread(order):
    shop.send(f"{order}, thread: started")
    try:
        threading.Event().wait()
    finally:
        shop.send(f"{order}, thread: given back")  # (3)!


@app.post("/async/{order}", status_code=202)
def buy_async(order: str, background_tasks: BackgroundTasks):
    background_tasks.add_task(export_async, order)


@app.post("/thread/{order}", status_code=202)
def buy_in_thread(order: str, background_tasks: BackgroundTasks):
    background_tasks.add_task(export_in_thread, order)


def serve(listener):
    config = uvicorn.Config(
        app, log_level="critical", ws="none", timeout_graceful_shutdown=1
    )
    uvicorn.Server(config).run([listener])
    shop.send("server: stopped")  # (4)!


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    ours, shop = fork.Pipe()
    listener = socket.create_server(("127.0.0.1", 0))
    process = fork.Process(target=serve, args=[listener])
    process.start()
    shop.close()
    for path in "/async/A-17", "/thread/A-18":
        client = HTTPConnection(*listener.getsockname())
        client.request("POST", path)
        print(ours.recv())
        client.close()
    process.terminate()
    print("shop: SIGTERM")
    try:
        while True:
            print(ours.recv())
    except EOFError:
        process.join()
    print("exit code:", process.exitcode)
