# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "fastapi==0.165.0",
#   "httpx==0.28.1",
#   "python-multipart==0.0.32",
#   "uvicorn==0.35.0",
# ]
# ///
import shutil
import socket
import threading
from pathlib import Path

import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI, UploadFile

app = FastAPI()


def save(upload: UploadFile) -> None:
    with open(Path("uploads") / upload.filename, "wb") as copy:
        shutil.copyfileobj(upload.file, copy)


@app.post("/uploads", status_code=202)
def accept(upload: UploadFile, tasks: BackgroundTasks) -> str:
    tasks.add_task(save, upload)
    return "accepted"


Path("uploads").mkdir(exist_ok=True)
Path("prices.csv").write_text("A-17,90.00\n")
listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}/uploads"
upload = {"upload": ("../prices.csv", b"A-17,0.01\n")}  # (1)!
print("client:", httpx.post(url, files=upload).status_code)
server.should_exit = True
running.join()
print("uploads:", len(list(Path("uploads").iterdir())), "files")
print("prices of the shop:", Path("prices.csv").read_text().strip())
