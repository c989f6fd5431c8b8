# /// script
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import socket
import threading

import httpx
import uvicorn
from fastapi import FastAPI, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent

app = FastAPI()
connections = []
progress = iter([20, 40, 70, 100])


@app.get("/events", response_class=EventSourceResponse)
def events():
    connections.append("stream")
    if len(connections) < 3:  # (1)!
        yield ServerSentEvent(data=next(progress))


@app.get("/status")
def status(response: Response):
    response.headers["Retry-After"] = "0"
    return next(progress)


def news():
    lost = 0
    while lost < 3:  # (2)!
        lost += 1
        with client.stream("GET", "/events") as stream:
            for line in stream.iter_lines():
                if line.startswith("data: "):
                    lost = 0  # (3)!
                    yield "events", int(line[6:])
    while True:
        answer = client.get("/status")
        yield "asking", answer.json()
        pause.wait(int(answer.headers["Retry-After"]))  # (4)!


pause = threading.Event()
listener = socket.create_server(("127.0.0.1", 0))
url = f"http://127.0.0.1:{listener.getsockname()[1]}"
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
with httpx.Client(base_url=url, timeout=30) as client:
    for way, per_cent in news():
        print(way, per_cent)
        if per_cent == 100:
            break
server.should_exit = True
running.join()
print("streams opened:", len(connections))
