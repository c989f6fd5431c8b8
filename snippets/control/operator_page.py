# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "fastapi==0.165.0",
#     "httpx==0.28.1",
#     "python-multipart==0.0.32",
#     "uvicorn==0.35.0",
# ]
# ///
import socket
import threading

import httpx
import uvicorn

from mini_queue.control import NOT_PAUSED, Control
from mini_queue.queue import Queue
from mini_queue.web import create_app

queue = Queue("queue.sqlite", only=NOT_PAUSED)
queue.put("pdf", "A-17<script>")
listener = socket.create_server(("127.0.0.1", 0))
app = create_app(queue, {"ana": "tiger"})  # (1)!
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()

address = f"http://127.0.0.1:{listener.getsockname()[1]}"
pause = {"what": "pause", "lane": "*", "why": "the printer burns"}
evil = {"Sec-Fetch-Site": "cross-site"}  # (2)!
with httpx.Client(base_url=address, auth=("ana", "tiger")) as ana:
    print("nobody:", httpx.post(f"{address}/lanes", data=pause).status_code)
    print("other site:", ana.post("/lanes", data=pause, headers=evil).text)
    print("no why:", ana.post("/lanes", data=pause | {"why": " "}).status_code)
    print("ana:", ana.post("/lanes", data=pause).status_code)
    page = ana.get("/").text
print("claimed:", queue.claim(30))
print("escaped:", "A-17&lt;script&gt;" in page and "<script" not in page)
for entry in Control(queue, "test").audit():
    print(entry.who, entry.what, entry.target, entry.why, sep=", ")

server.should_exit = True
running.join()
listener.close()
