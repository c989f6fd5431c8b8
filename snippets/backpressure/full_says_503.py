# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import socket
import threading

import httpx
import uvicorn
from fastapi import FastAPI, HTTPException

from mini_queue.limits import Bounded, Full
from mini_queue.queue import Queue
from mini_queue.worker import Worker

queue = Queue("queue.sqlite")
orders = Bounded(queue, most=2)
worker = Worker(queue, {"pdf": lambda job: None})
app = FastAPI()


@app.post("/orders/{order}", status_code=202)
def create(order: str):
    try:
        orders.put("pdf", order, key=order)  # (1)!
    except Full:
        raise HTTPException(503, headers={"Retry-After": "5"}) from None


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}"
with httpx.Client(base_url=url) as shop:
    for order in ("A-17", "A-18", "A-19", "A-17"):
        answer = shop.post(f"/orders/{order}")
        print(order, answer.status_code, answer.headers.get("Retry-After"))
    print("a PDF is made:", worker.step())
    print("A-19 again:", shop.post("/orders/A-19").status_code)
server.should_exit = True
running.join()
