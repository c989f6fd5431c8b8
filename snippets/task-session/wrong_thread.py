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


def count(name, db):
    try:
        orders = db.execute("SELECT count(*) FROM orders").fetchone()[0]
        print(f"{name}: {orders} order")
    except sqlite3.ProgrammingError as error:
        print(f"{name}:\n  {str(error).partition('.')[0]}")  # (1)!


async def async_task(db):
    count("async def, session of the request", db)


def plain_task(db):
    count("def, session of the request", db)


def own_session():
    with contextlib.closing(sqlite3.connect("shop.db")) as db:
        count("def, session of its own", db)


@app.post("/exports", status_code=202)
async def request_export(tasks: BackgroundTasks, db=Depends(session)):
    tasks.add_task(async_task, db)
    tasks.add_task(plain_task, db)  # (2)!
    tasks.add_task(own_session)


with contextlib.closing(sqlite3.connect("shop.db")) as db, db:
    db.execute("DROP TABLE IF EXISTS orders")
    db.execute("CREATE TABLE orders AS SELECT 'A-17' AS id")
listener = socket.create_server(("127.0.0.1", 0))
url = f"http://127.0.0.1:{listener.getsockname()[1]}/exports"
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
httpx.post(url)
server.should_exit = True
running.join()
