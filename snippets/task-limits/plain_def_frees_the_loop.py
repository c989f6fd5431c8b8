# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import asyncio
import socket
import threading

import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI

app = FastAPI()
disk_answers = threading.Event()
ended = []


def export(order):  # (1)!
    disk_answers.wait()  # (2)!
    ended.append(order)


async def export_then_note(order):
    await asyncio.to_thread(export, order)  # (3)!


@app.post("/orders/{order}", status_code=202)
async def create(order, tasks: BackgroundTasks):
    tasks.add_task(export if order == "A-17" else export_then_note, order)


@app.get("/orders")
async def orders():
    return sorted(ended)


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}"
with httpx.Client(base_url=url) as shop:
    for order in ("A-17", "A-18"):
        print("POST", shop.post(f"/orders/{order}").status_code)
    print("ended when the page answers:", shop.get("/orders").json())
disk_answers.set()
server.should_exit = True
running.join()  # (4)!
print("ended:", *sorted(ended))
