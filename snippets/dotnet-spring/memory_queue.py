# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import queue
import socket
import subprocess
import sys
import threading

import httpx
import uvicorn
from fastapi import FastAPI, HTTPException

app = FastAPI()
orders: queue.Queue[str] = queue.Queue(maxsize=3)  # (1)!
began = threading.Event()


@app.post("/exports/{order}", status_code=202)
def export(order: str) -> None:
    try:
        orders.put_nowait(order)
    except queue.Full:
        raise HTTPException(503) from None
    began.wait()  # (2)!


@app.get("/exports")
def waiting() -> list[str]:
    return list(orders.queue)


def worker() -> None:
    print("took", orders.get(), flush=True)
    began.set()
    threading.Event().wait()  # (3)!


def start(listener: socket.socket) -> subprocess.Popen[bytes]:
    fd = listener.fileno()
    return subprocess.Popen([sys.executable, __file__, str(fd)], pass_fds=[fd])


if len(sys.argv) == 2:
    threading.Thread(target=worker, daemon=True).start()
    uvicorn.run(app, fd=int(sys.argv[1]), log_level="warning")
else:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        host, port = listener.getsockname()
        url = f"http://{host}:{port}/exports"
        first = start(listener)
        for number in range(17, 22):
            answer = httpx.post(f"{url}/A-{number}", timeout=60)
            print(f"A-{number}", answer.status_code)
        print("waiting:", httpx.get(url).json())
        first.kill()
        print("exit", first.wait())
        second = start(listener)
        print("waiting:", httpx.get(url, timeout=60).json())
        second.terminate()
        second.wait()
