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
import uuid
from pathlib import Path

import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI, HTTPException, UploadFile

UPLOADS, MOST = Path("uploads"), 1_000_000
app = FastAPI()


def count_rows(copy: Path, name: str) -> None:
    with copy.open() as rows:
        print(f"task: {name!r} has {len(list(rows))} rows")


@app.post("/uploads", status_code=202)
def accept(upload: UploadFile, tasks: BackgroundTasks) -> str:
    if Path(upload.filename or "").suffix.lower() != ".csv":
        raise HTTPException(415)  # (1)!
    if upload.size is None or upload.size > MOST:
        raise HTTPException(413)
    copy = UPLOADS / f"{uuid.uuid4().hex}.csv"  # (2)!
    with copy.open("xb") as target:
        shutil.copyfileobj(upload.file, target)  # (3)!
    tasks.add_task(count_rows, copy, upload.filename)  # (4)!
    return "accepted"


UPLOADS.mkdir(exist_ok=True)
before = set(UPLOADS.iterdir())
Path("prices.csv").write_text("A-17,90.00\n")
listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}/uploads"
answers = []
for name, content in [
    ("../prices.csv", b"A-17,0.01\n"),
    ("orders.csv", b"A-17\n" * 1_000_000),
    ("run.sh", b"rm -r .\n"),
]:
    answer = httpx.post(url, files={"upload": (name, content)})
    answers.append(f"client: {answer.status_code} {name!r}")
server.should_exit = True
running.join()
print(*answers, sep="\n")
print("uploads:", len(set(UPLOADS.iterdir()) - before), "file")
print("prices of the shop:", Path("prices.csv").read_text().strip())
