# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "uvicorn==0.35.0"]
# ///
import logging
import multiprocessing
import os
import socket
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from multiprocessing.connection import wait
from pathlib import Path
from signal import SIGKILL, SIGTERM

import uvicorn
from fastapi import BackgroundTasks, FastAPI

WAYS = ("thread", "pool", "task", "queue")
ENDINGS = {"SIGTERM": None, "SIGTERM, 1 s": 1, "SIGKILL": None}


def sql(statement, *values):
    with closing(sqlite3.connect("jobs.db")) as db, db:
        return db.execute(statement, values).fetchall()


def export(order, shop):
    shop.send("started")
    shop.recv()  # (1)!
    Path(order).touch()
    sql("DELETE FROM jobs WHERE name = ?", order)


def serve(way, limit, listener, shop):
    app, pool = FastAPI(), ThreadPoolExecutor()

    @app.post("/{order}", status_code=202)
    def buy(order: str, tasks: BackgroundTasks):
        if way == "thread":
            threading.Thread(target=export, args=(order, shop)).start()
        elif way == "task":
            tasks.add_task(export, order, shop)
        else:
            if way == "queue":
                sql("INSERT INTO jobs VALUES (?)", order)  # (2)!
            pool.submit(export, order, shop)

    log = logging.getLogger("uvicorn.error")
    log.addFilter(lambda record: shop.send(record.msg))  # (3)!
    options = {"log_config": None, "log_level": "info", "ws": "none"}
    config = uvicorn.Config(app, timeout_graceful_shutdown=limit, **options)
    uvicorn.Server(config).run([listener])


def next_process(shop):
    for [order] in sql("SELECT name FROM jobs"):
        export(order, shop)


def start(target, *args):
    ours, theirs = fork.Pipe()
    process = fork.Process(target=target, args=(*args, theirs))
    process.start()
    theirs.close()
    return process, ours


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    sql("CREATE TABLE jobs (name)")
    lives, ended = {}, {}
    for ending, limit in ENDINGS.items():
        for way in WAYS:
            listener = socket.create_server(("127.0.0.1", 0))
            process, pipe = start(serve, way, limit, listener)
            client = HTTPConnection(*listener.getsockname())
            client.request("POST", f"/{len(lives)}")
            lives[pipe] = ending, way, process, client
    for pipe, (_, _, _, client) in lives.items():
        assert client.getresponse().status == 202
        while pipe.recv() != "started":
            pass
    begin = time.perf_counter()
    time.sleep(0.3)
    for ending, _, process, _ in lives.values():
        os.kill(process.pid, SIGKILL if ending == "SIGKILL" else SIGTERM)
    while open_pipes := lives.keys() - ended.keys():
        for pipe in wait(open_pipes):
            try:
                waits = pipe.recv().startswith("Waiting for background")
                if waits and not ENDINGS[lives[pipe][0]]:
                    pipe.send("paper")  # (4)!
            except EOFError:  # (5)!
                ended[pipe] = time.perf_counter()
    on_time = os.listdir()
    process, pipe = start(next_process)
    for _ in range(3):
        pipe.send("paper")
    process.join()
    for n, (pipe, (ending, way, *_)) in enumerate(lives.items()):
        late = "next process" if os.path.exists(str(n)) else "lost"
        result = "done" if str(n) in on_time else late
        took = (ended[pipe] - begin) * 1000
        print(f"{ending}, {way}: {result}, 0 ms to {took:.0f} ms")
