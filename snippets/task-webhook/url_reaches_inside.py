# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI

app, history, delivered = FastAPI(), [], threading.Event()


class Inside(BaseHTTPRequestHandler):  # (1)!
    def do_POST(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"database password: s3cret")

    def log_message(self, *args):
        pass


def notify(webhook: str, order: str) -> None:
    answer = httpx.post(webhook, json={"order": order}, timeout=5)
    history.append(f"{answer.status_code} {answer.text}")
    delivered.set()


@app.post("/orders/{order}", status_code=202)
def accept(order: str, webhook: str, tasks: BackgroundTasks) -> None:
    tasks.add_task(notify, webhook, order)


@app.get("/deliveries")
def deliveries() -> list[str]:
    return history  # (2)!


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
with HTTPServer(("127.0.0.1", 0), Inside) as inside:
    threading.Thread(target=inside.handle_request).start()
    running.start()
    shop = f"http://127.0.0.1:{listener.getsockname()[1]}"
    given = {"webhook": f"http://localhost:{inside.server_port}/config"}
    answer = httpx.post(f"{shop}/orders/A-17", params=given)
    print("user:", answer.status_code)
    delivered.wait()
    print("user reads:", *httpx.get(f"{shop}/deliveries").json())
    server.should_exit = True
    running.join()
