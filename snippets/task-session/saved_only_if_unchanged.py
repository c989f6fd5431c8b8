# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import contextlib
import socket
import sqlite3
import threading

import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI

app = FastAPI()
writing, moved = threading.Event(), threading.Event()
FIND = "SELECT address, version FROM orders WHERE id = ?"
MOVE = "UPDATE orders SET address = ?, version = version + 1 WHERE id = ?"
SAVE = "UPDATE orders SET exported = ? WHERE id = ? AND version = ?"


def run(sql, *values):
    with contextlib.closing(sqlite3.connect("shop.db")) as db, db:
        done = db.execute(sql, values)
        return done.fetchone() or done.rowcount


def export(order):
    for attempt in range(1, 4):  # (1)!
        address, version = run(FIND, order)
        writing.set()
        moved.wait()  # (2)!
        saved = run(SAVE, address, order, version)  # (3)!
        print(f"attempt {attempt}: {address}, rows saved {saved}")
        if saved:
            return


@app.post("/orders/{order}/exports", status_code=202)
def request_export(order: str, tasks: BackgroundTasks):
    tasks.add_task(export, order)


@app.put("/orders/{order}")
def move(order: str, address: str):
    run(MOVE, address, order)


run("DROP TABLE IF EXISTS orders")
run("CREATE TABLE orders (id PRIMARY KEY, address, version, exported)")
run("INSERT INTO orders VALUES ('A-17', '1 Old Street', 1, NULL)")
listener = socket.create_server(("127.0.0.1", 0))
shop = f"http://127.0.0.1:{listener.getsockname()[1]}/orders"
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
httpx.post(f"{shop}/A-17/exports")
writing.wait()
httpx.put(f"{shop}/A-17?address=2 New Street")
moved.set()
server.should_exit = True
running.join()
