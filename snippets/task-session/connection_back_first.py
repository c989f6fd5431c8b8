# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import queue
import socket
import sqlite3
import threading

import httpx
import uvicorn
from fastapi import BackgroundTasks, Depends, FastAPI, HTTPException

app = FastAPI()
task_may_end = threading.Event()
pool = queue.Queue()
pool.put(sqlite3.connect(":memory:", check_same_thread=False))  # (1)!


def connection():
    try:
        db = pool.get_nowait()
    except queue.Empty:
        raise HTTPException(503, "no connection left") from None
    yield db
    pool.put(db)


held = Depends(connection)
returned = Depends(connection, scope="function")  # (2)!


@app.post("/held", dependencies=[held])
@app.post("/returned", dependencies=[returned])
def request_export(tasks: BackgroundTasks):
    tasks.add_task(task_may_end.wait)


@app.get("/orders", dependencies=[returned])
def orders():
    return ["A-17"]


listener = socket.create_server(("127.0.0.1", 0))
shop = f"http://127.0.0.1:{listener.getsockname()[1]}"
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
for path in ("/held", "/returned"):
    task_may_end.clear()
    httpx.post(shop + path)
    free, next_one = pool.qsize(), httpx.get(f"{shop}/orders")
    print(f"{path}: free {free}, next request {next_one.status_code}")
    task_may_end.set()
    pool.put(pool.get())  # (3)!
server.should_exit = True
running.join()
