# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import multiprocessing
import socket
from multiprocessing.connection import Connection

import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI

visits = 0  # (1)!


def serve(listener: socket.socket, done: Connection) -> None:
    app = FastAPI()

    async def count() -> None:
        global visits
        visits += 1
        done.send(visits)  # (2)!

    @app.get("/orders/{order}")
    def show(order: str, tasks: BackgroundTasks) -> str:
        tasks.add_task(count)
        return order

    @app.get("/visits")
    def read() -> int:
        return visits

    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run([listener])


if __name__ == "__main__":
    spawn, workers = multiprocessing.get_context("spawn"), []
    for _ in range(2):  # (3)!
        listener = socket.create_server(("127.0.0.1", 0))
        done, there = spawn.Pipe(duplex=False)
        worker = spawn.Process(target=serve, args=(listener, there))
        worker.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        workers.append((worker, url, done))
    for n in range(10):
        worker, url, done = workers[n % 3 % 2]  # (4)!
        httpx.get(f"{url}/orders/A-17", timeout=None)
        done.recv()
    print("visits: 10")
    for n, (worker, url, done) in enumerate(workers, 1):
        print(f"worker {n} says:", httpx.get(f"{url}/visits").json())
    workers[0][0].kill()  # (5)!
    print("what the other one knows after a kill:", end=" ")
    print(httpx.get(f"{workers[1][1]}/visits").json())
    workers[1][0].kill()
    for worker, *_ in workers:
        worker.join()
