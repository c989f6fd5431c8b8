# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import socket
import threading
import time

import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI

app = FastAPI()
events = []


async def export(order):
    events.append("export begins")
    time.sleep(1)  # (1)!
    events.append("export ends")


@app.post("/orders/{order}", status_code=202)
async def create(order, tasks: BackgroundTasks):
    tasks.add_task(export, order)


@app.get("/orders")
async def orders():
    events.append("page")
    return ["A-17"]


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}"
with httpx.Client(base_url=url) as shop:
    posted = shop.post("/orders/A-17")
    page = shop.get("/orders")  # (2)!
server.should_exit = True
running.join()
print(f"POST {posted.status_code}, GET {page.status_code}")
print(*events, sep=", ")
waited = page.elapsed.total_seconds()
print(f"a page that costs nothing took {waited * 1000:.0f} ms")
