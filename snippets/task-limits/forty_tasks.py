# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "anyio==4.16.0",
#   "fastapi==0.165.0",
#   "httpx==0.28.1",
#   "uvicorn==0.35.0",
# ]
# ///
import socket
import threading

import anyio.to_thread
import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI

app = FastAPI()
disk_answers = threading.Semaphore(0)


def export():
    disk_answers.acquire()


@app.post("/orders", status_code=202)
async def create(tasks: BackgroundTasks):
    tasks.add_task(export)


@app.get("/orders")
def orders():  # (1)!
    return ["A-17"]


@app.get("/threads")
async def threads():  # (2)!
    limiter = anyio.to_thread.current_default_thread_limiter()
    return f"{limiter.borrowed_tokens} of {limiter.total_tokens}"


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}"
with httpx.Client(base_url=url) as shop:
    for _ in range(39):
        shop.post("/orders")
    print("39 tasks, page:", shop.get("/orders").json())
    shop.post("/orders")
    try:
        print("40 tasks, page:", shop.get("/orders", timeout=1).json())
    except httpx.ReadTimeout:
        print("40 tasks, page: no answer")
    print("40 tasks, threads:", shop.get("/threads").json())
    disk_answers.release()  # (3)!
    print("one ends, page:", shop.get("/orders").json())
disk_answers.release(39)
server.should_exit = True
running.join()
