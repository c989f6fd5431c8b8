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
app, taken = FastAPI(), []


class Count:  # (1)!
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        async def counted():
            message = await receive()
            taken.append(len(message.get("body", b"")))
            return message

        await self.app(scope, counted, send)


app.add_middleware(Count)


@app.post("/late", status_code=202)
@app.post("/early", status_code=202, max_body_size=MOST)  # (2)!
def accept(upload: UploadFile) -> None:
    if upload.size is None or upload.size > MOST:
        raise HTTPException(413)  # (3)!


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}"
file = {"upload": ("orders.csv", b"A-17\n" * 1_000_000)}
form = httpx.Request("POST", url, files=file)
body, kind = form.read(), {"content-type": form.headers["content-type"]}
for path, size in ("/late", True), ("/early", True), ("/early", False):
    taken.clear()
    content = body if size else iter([body])  # (4)!
    answer = httpx.post(url + path, content=content, headers=kind)
    got = sum(taken)
    part = "all" if got == len(body) else "part" if got else "nothing"
    print(f"{path}, size announced {size}: {answer.status_code}")
    print("  taken of five megabytes:", part)
server.should_exit = True
running.join()
