# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import asyncio
import socket
import threading
import time
import warnings

import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI

with warnings.catch_warnings(action="ignore"):
    from fastapi.testclient import TestClient

app = FastAPI()
ends = []


def export():
    time.sleep(0.4)  # (1)!
    ends.append(time.perf_counter())


@app.post("/orders", status_code=202)
def create(tasks: BackgroundTasks):
    tasks.add_task(export)


def test_client():
    client = TestClient(app)
    client.get("/")
    asked = time.perf_counter()
    client.post("/orders")
    return asked, time.perf_counter()


def asgi_transport():
    async def post():
        shop = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=shop) as client:
            await client.post("http://shop/orders")

    asked = time.perf_counter()
    asyncio.run(post())
    return asked, time.perf_counter()


def stream():
    asked = time.perf_counter()
    with TestClient(app).stream("POST", "/orders") as answer:
        next(answer.iter_bytes())  # (2)!
        return asked, time.perf_counter()


def real_server():
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    running = threading.Thread(target=server.run, args=[[listener]])
    running.start()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with httpx.Client(base_url=url) as client:
        client.get("/")  # (3)!
        asked = time.perf_counter()
        client.post("/orders")
        answered = time.perf_counter()
    server.should_exit = True
    running.join()
    return asked, answered


first = []
for post in (test_client, asgi_transport, stream, real_server):
    name, (asked, answered) = post.__name__, post()
    answer, end = [(t - asked) * 1000 for t in (answered, ends[-1])]
    print(f"{name} waits: 0 ms to {answer:.0f} ms")
    if answer < end:
        print(f"{name} task: {answer:.0f} ms to {end:.0f} ms")
        first.append(name)
print("answer before the end of the task:", *first)
