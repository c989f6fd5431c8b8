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
from export_service.worker import Worker


def submit() -> str:
    answer = client.post(
        "/exports",
        content=b"order,total\nA-17,12.50\n",
        headers={"Content-Type": "text/csv"},
    )
    return answer.headers["Location"]


def delete(when: str, job: str) -> None:
    answer = client.delete(job)
    said = answer.json()
    print(
        f"{when}: {answer.status_code}", said.get("state", said.get("detail"))
    )


def half_way(job, source, report):
    report(50)
    delete("during", f"/exports/{job.id}")
    print("worker: goes on, and reports 75 %")
    report(75)  # (1)!
    print("worker: never gets here")


settings = Settings(folder=Path("exports"))
parts = backend(settings)
listener = socket.create_server(("127.0.0.1", 0))
app = create_app(settings, parts)
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
port = listener.getsockname()[1]
with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
    job = submit()
    delete("before", job)
    delete("again", job)
    Worker(parts, settings, half_way).step()  # (2)!
    job = submit()
    Worker(parts, settings, half_way).step()
    print("status:", client.get(job).json()["state"])
    job = submit()
    Worker(parts, settings).step()
    delete("after", job)
server.should_exit = True
running.join()
