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
import time
from pathlib import Path

import httpx
import uvicorn

from export_service.convert import to_pdf
from export_service.settings import Settings, backend
from export_service.web import create_app
from export_service.worker import Worker

asked = threading.Event()
spans: dict[str, tuple[float, float]] = {}


def convert(job, source, report):
    start = time.time()
    asked.wait()  # (1)!
    pdf = to_pdf(job, source, report)
    spans["queue waits"] = job.created, start
    spans["worker exports"] = start, time.time()
    return pdf


def call(part: str, method: str, path: str, **given) -> httpx.Response:
    start = time.time()
    answer = client.request(method, path, **given)
    what = f"{part} answers {answer.status_code}"
    spans.setdefault(what, (start, time.time()))  # (2)!
    return answer


settings = Settings(folder=Path("exports"), poll=0.05, retry_after=1)
parts = backend(settings)
worker = Worker(parts, settings, convert)  # (3)!
app = create_app(settings, parts, [worker])
listener = socket.socket(proto=socket.IPPROTO_TCP)  # (4)!
listener.bind(("127.0.0.1", 0))
listener.listen()
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
port = listener.getsockname()[1]
csv = {
    "content": b"order,total\n" + b"A-17,12.50\n" * 300,
    "headers": {"Content-Type": "text/csv"},
}
with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
    client.get("/")  # (5)!
    job = call("submit", "POST", "/exports", **csv).headers["Location"]
    answer = call("status", "GET", job)
    asked.set()
    while answer.status_code == 200:
        time.sleep(int(answer.headers["Retry-After"]))  # (6)!
        answer = call("status", "GET", job)
    call("result", "GET", answer.headers["Location"])
server.should_exit = True
running.join()

begin = spans["submit answers 202"][0]
for what in (
    "submit answers 202",
    "queue waits",
    "worker exports",
    "status answers 200",
    "status answers 303",
    "result answers 200",
):
    start, end = (1000 * (moment - begin) for moment in spans[what])
    print(f"{what}: {start:.1f} ms to {end:.1f} ms")
