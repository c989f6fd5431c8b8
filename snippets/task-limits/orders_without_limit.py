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
import tracemalloc

import anyio.to_thread
import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI, Request

app = FastAPI()
disk_answers = threading.Event()


def export(order):
    disk_answers.wait()


@app.post("/orders", status_code=202)
async def create(request: Request, tasks: BackgroundTasks):
    tasks.add_task(export, await request.body())  # (1)!


@app.get("/waiting")
async def waiting():
    threads = anyio.to_thread.current_default_thread_limiter()
    return threads.statistics().tasks_waiting


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}"
order = bytes(100_000)
tracemalloc.start()
with httpx.Client(base_url=url) as shop:
    answers = [shop.post("/orders", content=order) for _ in range(100)]
    print("accepted:", sum(a.status_code == 202 for a in answers))
    print("waiting for a thread:", shop.get("/waiting").json())
held, _ = tracemalloc.get_traced_memory()
disk_answers.set()
server.should_exit = True
running.join()
print(f"held in memory: {held / 1e6:.0f} MB")
print("all the orders, or more:", held >= 100 * len(order))
