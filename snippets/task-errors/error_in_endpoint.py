# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import logging
import socket
import threading

import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI, HTTPException
from fastapi.responses import JSONResponse

app = FastAPI()
ran = []


@app.post("/error")
def error(tasks: BackgroundTasks):
    tasks.add_task(ran.append, "audit")
    raise KeyError("A-99")


@app.post("/refused")
def refused(tasks: BackgroundTasks):
    tasks.add_task(ran.append, "audit")
    raise HTTPException(404)  # (1)!


@app.post("/answered")
def answered(tasks: BackgroundTasks):
    tasks.add_task(ran.append, "audit")
    return JSONResponse({"detail": "Not Found"}, status_code=404)  # (2)!


logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
for path in ("error", "refused", "answered"):
    ran.clear()
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None))
    running = threading.Thread(target=server.run, args=[[listener]])
    running.start()
    port = listener.getsockname()[1]
    answer = httpx.post(f"http://127.0.0.1:{port}/{path}")
    server.should_exit = True
    running.join()
    print(f"/{path}: {answer.status_code}, tasks that ran: {len(ran)}")
