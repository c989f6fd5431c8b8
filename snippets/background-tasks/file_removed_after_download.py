# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import socket
import threading
from pathlib import Path

import httpx
import uvicorn
from fastapi import BackgroundTasks, FastAPI
from fastapi.responses import FileResponse

app = FastAPI()
downloads = []


@app.get("/orders/{order}/pdf")
def download(order: str, tasks: BackgroundTasks):
    file = Path(f"{order}.pdf")
    file.write_bytes(b"%PDF" + bytes(200_000))
    tasks.add_task(downloads.append, order)
    tasks.add_task(file.unlink)  # (1)!
    return FileResponse(file)  # (2)!


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
port = listener.getsockname()[1]
answer = httpx.get(f"http://127.0.0.1:{port}/orders/A-17/pdf")
server.should_exit = True
running.join()
print(answer.status_code, len(answer.content), "bytes")
print("downloads:", *downloads)
print("files left:", len(list(Path().glob("*.pdf"))))
