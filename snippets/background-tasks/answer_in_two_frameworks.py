# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1",
#                 "tachyon-api==1.3.1", "uvicorn==0.35.0"]
# ///
import socket
import threading
import time

import fastapi
import httpx
import tachyon_api
import uvicorn
from tachyon_api.background import BackgroundTasks

patience = {"FastAPI": 5, "tachyon": 0.3}  # (1)!
fast, tachyon = fastapi.FastAPI(), tachyon_api.Tachyon()
times = {}


def export(name, order):
    if order == "A-16":  # (2)!
        return
    start = time.perf_counter()
    answered.wait(patience[name])
    time.sleep(0.2)  # (3)!
    times[name] = start, time.perf_counter()


@fast.post("/orders/{order}")
def in_fastapi(order: str, tasks: fastapi.BackgroundTasks):
    tasks.add_task(export, "FastAPI", order)
    return {"order": order}


@tachyon.post("/orders/{order}")
def in_tachyon(order: str, tasks: BackgroundTasks):
    tasks.add_task(export, "tachyon", order)
    return {"order": order}


for name, app in (("FastAPI", fast), ("tachyon", tachyon)):
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    running = threading.Thread(target=server.run, args=[[listener]])
    running.start()
    answered = threading.Event()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with httpx.Client(base_url=url) as client:
        client.post("/orders/A-16")
        begin = time.perf_counter()
        client.post("/orders/A-17")
        answer = time.perf_counter()
    answered.set()
    server.should_exit = True
    running.join()
    waits = (answer - begin) * 1000
    start, end = [(moment - begin) * 1000 for moment in times[name]]
    print(f"{name} client waits: 0 ms to {waits:.0f} ms")
    print(f"{name} task exports: {start:.0f} ms to {end:.0f} ms")
    print(f"{name}, answer before the task ends: {waits < end}")
