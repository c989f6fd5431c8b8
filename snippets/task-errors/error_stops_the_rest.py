# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import logging
import socket
import threading

import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI

app = FastAPI()
ran, log = [], []


class Keep(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        log.append(f"{record.levelname}, {record.getMessage().strip()}")


def mail(order: str) -> None:
    raise ConnectionError("mail server down")


@app.post("/orders/{order}", status_code=202)
def create(order: str, tasks: BackgroundTasks):
    tasks.add_task(ran.append, "export")
    tasks.add_task(mail, order)
    tasks.add_task(ran.append, "stock")  # (1)!
    return {"order": order}


logging.getLogger("uvicorn.error").addHandler(Keep(logging.ERROR))  # (2)!
listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_config=None))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}"
answer = httpx.post(f"{url}/orders/A-17")
server.should_exit = True
running.join()
print("answer:", answer.status_code)
print("ran:", *ran)
print("logged:", *log)
print("the log names the order:", "A-17" in "".join(log))
