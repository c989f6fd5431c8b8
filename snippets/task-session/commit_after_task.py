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
from fastapi import BackgroundTasks, Depends, FastAPI

app = FastAPI()


async def session():
    with contextlib.closing(sqlite3.connect("shop.db")) as db:
        yield db
        db.commit()  # (1)!
        print("request: commit")


def export(order):
    with contextlib.closing(sqlite3.connect("shop.db", timeout=0.1)) as db:
        find = "SELECT state FROM orders WHERE id = ?"
        print(f"task: {order} is", db.execute(find, [order]).fetchone())
        try:
            db.execute("UPDATE orders SET state = 'exported'")
        except sqlite3.OperationalError as error:
            print("task:", error)  # (2)!


@app.post("/orders/{order}", status_code=201)
async def create(order: str, tasks: BackgroundTasks, db=Depends(session)):
    db.execute("INSERT INTO orders VALUES (?, 'new')", [order])
    tasks.add_task(export, order)


with contextlib.closing(sqlite3.connect("shop.db")) as db:
    db.execute("DROP TABLE IF EXISTS orders")
    db.execute("CREATE TABLE orders (id PRIMARY KEY, state)")
listener = socket.create_server(("127.0.0.1", 0))
shop = f"http://127.0.0.1:{listener.getsockname()[1]}/orders"
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
answer = httpx.post(f"{shop}/A-17")
server.should_exit = True
running.join()
print("answer:", answer.status_code)
