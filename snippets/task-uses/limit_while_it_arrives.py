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

import httpx
import uvicorn
from fastapi import FastAPI, HTTPException, UploadFile

MOST = 1_000_000
app, arrived = FastAPI(), {}


class Limit:
    def __init__(self, app, only_count: str):
        self.app, self.only_count = app, only_count

    async def __call__(self, scope, receive, send):
        got, path = 0, scope.get("path")

        async def counted():
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            arrived[path] = got
            if got > MOST and path != self.only_count:
                raise HTTPException(413)  # (1)!
            return message

        await self.app(scope, counted, send)


app.add_middleware(Limit, only_count="/late")


@app.post("/late", status_code=202)
@app.post("/early", status_code=202)
def accept(upload: UploadFile) -> None:
    if upload.size is None or upload.size > MOST:
        raise HTTPException(413)  # (2)!


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}"
for path in ("/late", "/early"):
    upload = {"upload": ("orders.csv", b"A-17\n" * 1_000_000)}
    answer = httpx.post(url + path, files=upload)
    print(f"{path}: {answer.status_code}")
    print("  all five megabytes were taken:", arrived[path] > 5_000_000)
server.should_exit = True
running.join()
