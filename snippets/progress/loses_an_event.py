# /// script
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import queue
import socket
import threading

import httpx
import uvicorn
from fastapi import FastAPI
from fastapi.sse import EventSourceResponse, ServerSentEvent

app = FastAPI()
listeners = []


@app.get("/events", response_class=EventSourceResponse)
def events():
    mine = queue.Queue()
    listeners.append(mine)
    yield ServerSentEvent(comment="open")  # (1)!
    while (page := mine.get()) is not None:
        yield ServerSentEvent(data=page)


def tell(page):
    for each in listeners:
        each.put(page)


def follow(pages):
    with httpx.stream("GET", url, timeout=30) as stream:
        lines = stream.iter_lines()
        next(lines)
        for page in pages:
            tell(page)
            seen.append(next(line for line in lines if "data" in line))
        tell(None)  # (2)!
    listeners.clear()


seen = []
listener = socket.create_server(("127.0.0.1", 0))
url = f"http://127.0.0.1:{listener.getsockname()[1]}/events"
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
follow(["page 1", "page 2"])
tell("page 3")  # (3)!
follow(["page 4"])
server.should_exit = True
running.join()
print(*seen, sep="\n")
