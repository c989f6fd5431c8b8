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
rows_changed = threading.Event()
said = []


def run(sql, *values):  # (1)!
    with contextlib.closing(sqlite3.connect("shop.db")) as db, db:
        return db.execute(sql, values).fetchone()


def find(order):
    return run("SELECT address FROM orders WHERE id = ?", order)


def export(order, row):
    rows_changed.wait()  # (2)!
    said.append(f"{order} as handed over: {row[0]}")
    fresh = find(order)
    said.append(f"{order} by its id: {fresh[0] if fresh else 'no such order'}")


@app.post("/orders/{order}/exports", status_code=202)
def request_export(order: str, tasks: BackgroundTasks):
    tasks.add_task(export, order, find(order))


@app.put("/orders/{order}")
def move(order: str, address: str):
    run("UPDATE orders SET address = ? WHERE id = ?", address, order)


@app.delete("/orders/{order}")
def remove(order: str):
    run("DELETE FROM orders WHERE id = ?", order)


run("DROP TABLE IF EXISTS orders")
run("CREATE TABLE orders (id PRIMARY KEY, address)")
for order in ("A-17", "A-18"):
    run("INSERT INTO orders VALUES (?, '1 Old Street')", order)
listener = socket.create_server(("127.0.0.1", 0))
shop = f"http://127.0.0.1:{listener.getsockname()[1]}/orders"
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
for order in ("A-17", "A-18"):
    httpx.post(f"{shop}/{order}/exports")
httpx.put(f"{shop}/A-17?address=2 New Street")
httpx.delete(f"{shop}/A-18")
rows_changed.set()
server.should_exit = True
running.join()
for line in sorted(said):
    print(line)
