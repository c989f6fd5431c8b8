# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1",
#                 "starlette==1.10.0", "uvicorn==0.35.0"]
# ///
import socket
import threading

import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI
from fastapi.responses import JSONResponse
from starlette.background import BackgroundTask

app = FastAPI()
ran = []


@app.post("/both")
def both(tasks: BackgroundTasks):
    tasks.add_task(ran.append, "export")
    mail = BackgroundTask(ran.append, "mail")
    return JSONResponse({}, status_code=202, background=mail)  # (1)!


@app.post("/one")
def one(tasks: BackgroundTasks):
    tasks.add_task(ran.append, "export")
    tasks.add_task(ran.append, "mail")
    return JSONResponse({}, status_code=202)  # (2)!


for path in ("both", "one"):
    ran.clear()
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    running = threading.Thread(target=server.run, args=[[listener]])
    running.start()
    port = listener.getsockname()[1]
    answer = httpx.post(f"http://127.0.0.1:{port}/{path}")
    server.should_exit = True
    running.join()
    print(f"/{path}: {answer.status_code}, ran:", *ran)
