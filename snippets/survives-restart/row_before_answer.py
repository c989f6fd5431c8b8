# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "uvicorn==0.35.0"]
# ///
import multiprocessing
import socket
import sqlite3
from contextlib import closing
from http.client import HTTPConnection

import uvicorn
from fastapi import BackgroundTasks, FastAPI


def sql(statement, *values):
    with closing(sqlite3.connect("shop.db")) as db, db:
        return db.execute(statement, values).fetchall()


def serve(listener, shop):
    app = FastAPI()

    def export(order):
        sql("UPDATE jobs SET starts = starts + 1 WHERE name = ?", order)
        shop.send(f"{order} started")
        shop.recv()
        sql("UPDATE jobs SET state = 'done' WHERE name = ?", order)
        shop.send(f"{order} done")

    @app.post("/orders/{order}", status_code=202)
    def buy(order: str, background_tasks: BackgroundTasks):
        sql("INSERT INTO jobs VALUES (?, 'waiting', 0)", order)  # (1)!
        background_tasks.add_task(export, order)

    for [order] in sql("SELECT name FROM jobs WHERE state = 'waiting'"):
        export(order)  # (2)!
    config = uvicorn.Config(app, log_level="warning", ws="none")
    uvicorn.Server(config).run([listener])


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    sql("CREATE TABLE jobs (name, state, starts)")
    listener = socket.create_server(("127.0.0.1", 0))
    ours, theirs = fork.Pipe()
    first = fork.Process(target=serve, args=(listener, theirs))
    first.start()
    client = HTTPConnection(*listener.getsockname())
    client.request("POST", "/orders/A-17")
    print("first process:", client.getresponse().status, ours.recv())
    first.kill()
    first.join()
    print("in the table:", sql("SELECT * FROM jobs"))
    second = fork.Process(target=serve, args=(listener, theirs))
    second.start()
    print("second process:", ours.recv())
    ours.send("paper")
    print("second process:", ours.recv())
    second.kill()
    second.join()
    print("in the table:", sql("SELECT * FROM jobs"))
