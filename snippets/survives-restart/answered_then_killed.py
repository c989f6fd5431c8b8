# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "uvicorn==0.35.0"]
# ///
import multiprocessing
import socket
import threading
from http.client import HTTPConnection

import uvicorn
from fastapi import BackgroundTasks, FastAPI


def serve(listener):
    app, unfinished = FastAPI(), []
    never = threading.Event()

    def export(order):
        never.wait()  # (1)!
        unfinished.remove(order)

    @app.post("/orders/{order}", status_code=202)
    def buy(order: str, background_tasks: BackgroundTasks):
        unfinished.append(order)
        background_tasks.add_task(export, order)

    @app.get("/orders")
    def orders():
        return unfinished

    config = uvicorn.Config(app, log_level="warning", ws="none")
    uvicorn.Server(config).run([listener])


def call(method, path):
    client = HTTPConnection(*listener.getsockname())
    client.request(method, path)
    answer = client.getresponse()
    print(f"  {method} {path}: {answer.status} {answer.read().decode()}")
    client.close()


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")  # (2)!
    listener = socket.create_server(("127.0.0.1", 0))
    for life, bought in ("first", ["A-17", "A-18", "A-19"]), ("second", []):
        print(f"{life} process")
        process = fork.Process(target=serve, args=[listener])
        process.start()
        for order in bought:
            call("POST", f"/orders/{order}")
        call("GET", "/orders")
        process.kill()
        process.join()
        print("  exit code:", process.exitcode)
