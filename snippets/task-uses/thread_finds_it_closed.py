# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "fastapi==0.165.0",
#   "httpx==0.28.1",
#   "python-multipart==0.0.32",
#   "uvicorn==0.35.0",
# ]
# ///
import socket
import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI, UploadFile

pool = ThreadPoolExecutor(1)
app, request_over = FastAPI(), threading.Event()


def rows(who: str, upload: UploadFile) -> None:
    try:
        print(f"{who}: {len(upload.file.readlines())} rows")
    except ValueError as error:
        print(f"{who}: {error}")


def later(upload: UploadFile) -> None:
    request_over.wait()
    rows("thread of a pool", upload)


@app.post("/uploads", status_code=202)
def accept(upload: UploadFile, tasks: BackgroundTasks) -> str:
    tasks.add_task(rows, "background task", upload)
    pool.submit(later, upload)
    return "accepted"


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}/uploads"
upload = {"upload": ("orders.csv", b"A-17\nA-18\n")}
httpx.post(url, files=upload)
server.should_exit = True
running.join()  # (1)!
request_over.set()
pool.shutdown()
