# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "anyio==4.16.0",
#   "fastapi==0.165.0",
#   "httpx==0.28.1",
#   "uvicorn==0.35.0",
# ]
# ///
import asyncio
import socket
import threading

import anyio.to_thread
import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI, HTTPException

app = FastAPI()
disk_answers = threading.Event()
exports = anyio.CapacityLimiter(4)  # (1)!
room = asyncio.Semaphore(10)


def export(order):
    disk_answers.wait()


async def export_in_turn(order):
    try:
        await anyio.to_thread.run_sync(export, order, limiter=exports)  # (2)!
    finally:
        room.release()


@app.post("/orders/{order}", status_code=202)
async def create(order, tasks: BackgroundTasks):
    if room.locked():
        raise HTTPException(503, headers={"Retry-After": "5"})  # (3)!
    await room.acquire()
    tasks.add_task(export_in_turn, order)


@app.get("/orders")
def orders():
    waiting = exports.statistics().tasks_waiting
    return f"{exports.borrowed_tokens} exports, {waiting} waiting"


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}"
with httpx.Client(base_url=url) as shop:
    posts = [shop.post(f"/orders/A-{n}") for n in range(17, 67)]
    for status in (202, 503):
        print(f"{status}:", sum(post.status_code == status for post in posts))
    print("page:", shop.get("/orders").json())
disk_answers.set()
server.should_exit = True
running.join()
print("room again:", not room.locked())
