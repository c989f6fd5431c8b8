# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import socket
import threading

import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI

app = FastAPI()
answered = threading.Event()


def export(order: str) -> None:
    seen = answered.wait(5)  # (1)!
    print(f"{order}.pdf, the client has its answer: {seen}")


@app.post("/orders/{order}", status_code=202)
def create(order: str, tasks: BackgroundTasks):  # (2)!
    tasks.add_task(export, order)  # (3)!
    return {"order": order}


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}"
answer = httpx.post(f"{url}/orders/A-17")
print("answer:", answer.status_code)
answered.set()
server.should_exit = True
running.join()
