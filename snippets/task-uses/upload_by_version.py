# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "python-multipart==0.0.32"]
# ///
import asyncio
import subprocess
import sys

import fastapi
from fastapi import BackgroundTasks, FastAPI, UploadFile

OLDER = ["0.105.0", "0.106.0", "0.117.1", "0.118.0"]
BODY = b"""--cut\r
Content-Disposition: form-data; name="upload"; filename="orders.csv"\r
\r
A-17\r
--cut--\r
"""
app, state = FastAPI(), []


def rows(upload: UploadFile) -> None:
    state.append("closed" if upload.file.closed else "open")  # (1)!


@app.post("/uploads")
def accept(upload: UploadFile, tasks: BackgroundTasks) -> None:
    tasks.add_task(rows, upload)


async def receive() -> dict:
    return {"type": "http.request", "body": BODY}


async def send(message: dict) -> None:
    pass


def ask() -> str:
    kind = b"multipart/form-data; boundary=cut"
    scope = {"type": "http", "method": "POST", "path": "/uploads"}
    scope |= {"headers": [(b"content-type", kind)], "query_string": b""}
    asyncio.run(app(scope, receive, send))  # (2)!
    return f"{fastapi.__version__} {state[0]}"


children = []
for version in [] if sys.argv[1:] else OLDER:
    command = ["uv", "run", "-q", "--no-project"]
    command += ["--with", f"fastapi=={version}"]
    command += ["--with", "python-multipart==0.0.32"]
    command += ["python", __file__, "ask"]
    children.append(subprocess.Popen(command, stdout=subprocess.PIPE))
for child in children:
    print(child.communicate()[0].decode(), end="")
print(ask())
