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
disk_answers = threading.Event()


def export():
    disk_answers.wait()


async def export_on_the_loop():
    disk_answers.wait()


@app.post("/{kind}", status_code=202)
async def create(kind, tasks: BackgroundTasks):
    threads = anyio.to_thread.current_default_thread_limiter()
    threads.total_tokens = 1  # (1)!
    tasks.add_task(export if kind == "def" else export_on_the_loop)


@app.get("/async-def")
async def on_the_loop():
    pass


@app.get("/def")
def in_a_thread():
    pass


def diagnose(shop):
    problem = "the loop is blocked"
    try:
        shop.get("/async-def", timeout=1)  # (2)!
        problem = "no thread is free"
        shop.get("/def", timeout=1)
    except httpx.ReadTimeout:
        return problem
    return "healthy"


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}"
with httpx.Client(base_url=url) as shop:
    shop.get("/def")  # (3)!
    print("no task:", diagnose(shop))
    for kind in ("def", "async-def"):
        disk_answers.clear()
        shop.post(f"/{kind}")
        print(f"a task, {kind}:", diagnose(shop))
        disk_answers.set()
server.should_exit = True
running.join()
