# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import socket
import threading

import httpx
import uvicorn
from fastapi import FastAPI

app = FastAPI()
minutes = threading.Event()
started = threading.Semaphore(0)
written = []


@app.post("/exports/{order}")
def export(order: str) -> str:
    started.release()
    minutes.wait()  # (1)!
    written.append(f"{order}.pdf")
    return written[-1]


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
address = f"http://127.0.0.1:{listener.getsockname()[1]}"
for attempt in (1, 2):
    try:
        answer = httpx.post(f"{address}/exports/A-17", timeout=0.2)  # (2)!
        print(f"attempt {attempt}: {answer.status_code}")
        break
    except httpx.ReadTimeout:
        print(f"attempt {attempt}: no answer")
    started.acquire()
minutes.set()
server.should_exit = True
running.join()
print("written:", *written)
