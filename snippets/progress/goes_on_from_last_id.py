# /// script
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import socket
import threading
from typing import Annotated

import httpx
import uvicorn
from fastapi import FastAPI, Header
from fastapi.sse import EventSourceResponse, ServerSentEvent

app = FastAPI()
pages = ["page 1", "page 2", "page 3", "page 4"]
breaks = [2, 4]  # (1)!


@app.get("/events", response_class=EventSourceResponse)
def events(last_event_id: Annotated[int, Header()] = 0):
    until = breaks.pop(0)
    for number in range(last_event_id + 1, until + 1):  # (2)!
        yield ServerSentEvent(id=str(number), data=pages[number - 1], retry=10)


def follow(last):
    event = {}
    headers = {"Last-Event-ID": last} if last else {}
    with httpx.stream("GET", url, headers=headers, timeout=30) as stream:
        for line in stream.iter_lines():
            name, _, event[name] = line.partition(": ")
            if not line:  # (3)!
                last = event["id"]
                print(last, event["data"])
    print("broken after", last)
    return last


listener = socket.create_server(("127.0.0.1", 0))
url = f"http://127.0.0.1:{listener.getsockname()[1]}/events"
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
last = follow("")
last = follow(last)
server.should_exit = True
running.join()
print("none is missing:", int(last) == len(pages))
