# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1",
#                 "starlette==1.10.0", "uvicorn==0.35.0"]
# ///
import logging
import socket
import threading
from collections import Counter

import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI
from starlette.background import BackgroundTask

app = FastAPI()
counts: Counter[str] = Counter()
log = logging.getLogger("tasks")
log.addHandler(logging.NullHandler())


async def guarded(func, *args, **kwargs):
    name = getattr(func, "__name__", repr(func))
    try:
        await BackgroundTask(func, *args, **kwargs)()
        counts["done"] += 1  # (1)!
    except Exception:
        counts["failed"] += 1
        log.exception("%s failed: %r %r", name, args, kwargs)


def mail(order: str) -> None:
    if order == "A-18":
        raise ConnectionError("mail server down")


@app.post("/orders/{order}", status_code=202)
async def create(order: str, tasks: BackgroundTasks):
    counts["added"] += 1
    tasks.add_task(guarded, mail, order)
    return {"order": order}


@app.get("/health")
async def health():
    open_tasks = counts["added"] - counts["done"] - counts["failed"]
    return {**counts, "open": open_tasks}  # (2)!


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}"
with httpx.Client(base_url=url) as client:
    for order in ("A-17", "A-18", "A-19"):
        client.post(f"/orders/{order}")
    while (seen := client.get("/health").json())["open"]:  # (3)!
        pass
server.should_exit = True
running.join()
for name in ("added", "done", "failed", "open"):
    print(f"{name}: {seen[name]}")
