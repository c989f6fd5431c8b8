# /// script
# dependencies = [
#   "fastapi==0.165.0",
#   "fpdf2==2.8.9",
#   "httpx==0.28.1",
#   "python-multipart==0.0.32",
#   "sse-starlette==3.7.0",
#   "uvicorn==0.35.0",
#   "websockets==17.4",
# ]
# ///
import socket
import threading
from pathlib import Path

import httpx
import uvicorn
from websockets.sync.client import connect

from export_service.settings import Settings, backend
from export_service.states import State
from export_service.web import create_app

settings = Settings(folder=Path("exports"))
parts = backend(settings)
app = create_app(settings, parts)
MOVES = [25, 50, 75, 100]


def new_job():
    kind = {"Content-Type": "text/csv"}
    answer = client.post("/exports", content=b"A-17,12.50\n", headers=kind)
    return answer.headers["Location"]


def move(path, progress):
    job = parts.store.get(path.rpartition("/")[2])
    state = State.DONE if progress == 100 else State.RUNNING
    parts.store.save(job, state=state, progress=progress)


def by_asking(path):
    moves = iter(MOVES)
    for second in range(2, 61, settings.retry_after):  # (1)!
        if second % 15 < 2:
            move(path, next(moves))
        yield client.get(path).status_code


def by_events(path):
    with client.stream("GET", f"{path}/events") as stream:
        yield stream.status_code
        news = (line for line in stream.iter_lines() if "data" in line)
        for progress in MOVES:
            next(news)  # (2)!
            move(path, progress)
        assert '"done"' in next(news)


def by_socket(path):
    with connect(f"ws://{host}{path}/ws") as news:
        yield news.response.status_code
        for progress in MOVES:
            news.recv()
            move(path, progress)
        assert '"done"' in news.recv()


listener = socket.create_server(("127.0.0.1", 0))
host = f"127.0.0.1:{listener.getsockname()[1]}"
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
with httpx.Client(base_url=f"http://{host}", timeout=30) as client:
    for way in (by_asking, by_events, by_socket):
        requests = list(way(new_job()))
        name = way.__name__.replace("_", " ")
        print(f"{name}, requests: {len(requests)}, last: {requests[-1]}")
server.should_exit = True
running.join()
