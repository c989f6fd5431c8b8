# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import secrets
import socket
import sqlite3
import threading
from typing import Annotated

import httpx
import uvicorn
from fastapi import FastAPI, Header, HTTPException, Response

app = FastAPI()
db = sqlite3.connect("jobs.db", check_same_thread=False, isolation_level=None)
db.execute("CREATE TABLE jobs (id, what, key UNIQUE)")
ADD = "INSERT INTO jobs VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING"


@app.post("/exports/{order}", status_code=202)
async def submit(
    order: str,
    response: Response,
    idempotency_key: Annotated[str | None, Header()] = None,
):
    new = secrets.token_urlsafe(16)
    key = idempotency_key or new
    db.execute(ADD, (new, order, key))  # (1)!
    find = "SELECT id, what FROM jobs WHERE key = ?"
    kept, what = db.execute(find, [key]).fetchone()
    if what != order:
        raise HTTPException(422, "this key was used for another order")
    response.headers["Location"] = f"/exports/{kept}"


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
running = threading.Thread(target=server.run, args=[[listener]])
running.start()
port = listener.getsockname()[1]
keyed = {"Idempotency-Key": "5e1c-a17"}  # (2)!
with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
    for name, headers in (("without key", {}), ("with key", keyed)):
        places = set()
        for _ in range(2):
            answer = client.post("/exports/A-17", headers=headers)
            places.add(answer.headers["Location"])
        print(f"{name}: {answer.status_code} twice, jobs made: {len(places)}")
    answer = client.post("/exports/A-18", headers=keyed)
    print("same key, A-18:", answer.status_code, answer.json()["detail"])
server.should_exit = True
running.join()
