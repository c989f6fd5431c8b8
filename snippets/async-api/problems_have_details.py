# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "fastapi==0.165.0",
#   "fpdf2==2.8.9",
#   "httpx==0.28.1",
#   "python-multipart==0.0.32",
#   "sse-starlette==3.7.0",
#   "uvicorn==0.35.0",
# ]
# ///
import socket
import threading
from pathlib import Path

import httpx
import uvicorn

from export_service.settings import Settings, backend
from export_service.web import create_app


def show(answer: httpx.Response) -> httpx.Response:
    said = answer.json()
    print(said["status"], said["detail"])
    return answer


def post(body: bytes, kind: str = "text/csv", key: str = "") -> httpx.Response:
    headers = {"Content-Type": kind, "Idempotency-Key": key}
    return client.post("/exports", content=body, headers=headers)


clock = 0.0
settings = Settings(folder=Path("exports"), max_bytes=1000, keep=60)
app = create_app(settings, backend(settings), now=lambda: clock)
listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
port = listener.getsockname()[1]
with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
    show(post(b"\x89PNG", "image/png"))
    show(post(b""))
    show(post(b"x" * 1001))
    job = post(b"order,total\n", key="5e1c-a17").headers["Location"]
    show(post(b"order,weight\n", key="5e1c-a17"))
    show(client.get(f"{job}/result"))
    answer = show(client.get("/exports/guess"))
    clock = 61.0  # (1)!
    show(client.get(job))
print(answer.headers["Content-Type"], answer.json())
server.should_exit = True
running.join()
