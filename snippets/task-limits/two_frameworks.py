# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "fastapi==0.165.0",
#   "httpx==0.28.1",
#   "tachyon-api==1.3.1",
#   "uvicorn==0.35.0",
# ]
# ///
import socket
import threading

import fastapi
import httpx
import tachyon_api
import tachyon_api.background
import uvicorn


def events(app, BackgroundTasks):
    seen, page_answered = [], threading.Event()

    def export():
        page_answered.wait(timeout=1)  # (1)!
        seen.append("task ends")

    @app.post("/orders")
    def create(tasks: BackgroundTasks):
        tasks.add_task(export)
        return {"order": "A-17"}

    @app.get("/orders")
    def orders():
        return ["A-17"]

    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    running = threading.Thread(target=server.run, args=[[listener]])
    running.start()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with httpx.Client(base_url=url) as shop:
        shop.post("/orders")
        seen.append("answer")
        shop.get("/orders")
        seen.append("page")
    page_answered.set()
    server.should_exit = True
    running.join()
    return ", ".join(seen)


print("FastAPI:", events(fastapi.FastAPI(), fastapi.BackgroundTasks))
tasks = tachyon_api.background.BackgroundTasks
print("Tachyon:", events(tachyon_api.Tachyon(), tasks))
