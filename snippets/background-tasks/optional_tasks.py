# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1",
#                 "tachyon-api==1.3.1", "uvicorn==0.35.0"]
# ///
import socket
import threading

import fastapi
import httpx
import tachyon_api
import uvicorn
from tachyon_api.background import BackgroundTasks

fast, tachyon = fastapi.FastAPI(), tachyon_api.Tachyon()
ran = []


@fast.get("/truth")
def fast_truth(tasks: fastapi.BackgroundTasks = None):
    if tasks:
        tasks.add_task(ran.append, "task")
    return {"order": "A-17"}


@tachyon.get("/truth")
def tachyon_truth(tasks: BackgroundTasks = None):
    if tasks:  # (1)!
        tasks.add_task(ran.append, "task")
    return {"order": "A-17"}


@tachyon.get("/none")
def tachyon_none(tasks: BackgroundTasks = None):
    if tasks is not None:  # (2)!
        tasks.add_task(ran.append, "task")
    return {"order": "A-17"}


print("called by hand:", tachyon_none(), "ran", len(ran))  # (3)!
calls = ("FastAPI", fast, "truth"), ("tachyon", tachyon, "truth")
for name, app, path in (*calls, ("tachyon", tachyon, "none")):
    ran.clear()
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    running = threading.Thread(target=server.run, args=[[listener]])
    running.start()
    port = listener.getsockname()[1]
    status = httpx.get(f"http://127.0.0.1:{port}/{path}").status_code
    server.should_exit = True
    running.join()
    print(f"{name} /{path}: {status}, tasks that ran: {len(ran)}")
