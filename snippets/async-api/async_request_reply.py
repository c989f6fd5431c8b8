# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import queue
import secrets
import socket
import threading

import httpx
import uvicorn
from fastapi import FastAPI, HTTPException, Response
from fastapi.responses import RedirectResponse

app = FastAPI()
states: dict[str, str] = {}
work: queue.Queue[str] = queue.Queue()
minutes = threading.Event()


@app.post("/exports/{order}", status_code=202)
def submit(order: str, response: Response):
    job_id = secrets.token_urlsafe(16)  # (1)!
    states[job_id] = "queued"
    work.put(job_id)
    response.headers["Location"] = f"/exports/{job_id}"
    response.headers["Retry-After"] = "2"
    return {"state": "queued"}


@app.get("/exports/{job_id}")
def status(job_id: str, response: Response):
    state = states.get(job_id)
    if state in (None, "expired"):
        raise HTTPException(410 if state else 404)
    if state == "done":
        return RedirectResponse(f"/exports/{job_id}/result", 303)  # (2)!
    response.headers["Retry-After"] = "2"
    return {"state": state}


@app.get("/exports/{job_id}/result")
def result(job_id: str):
    return Response(b"%PDF-1.7", media_type="application/pdf")


def worker() -> None:
    while job_id := work.get():
        minutes.wait()  # (3)!
        states[job_id] = "done"
        work.task_done()


def show(what: str, answer: httpx.Response) -> str:
    place = answer.headers.get("Location", "-")
    wait = answer.headers.get("Retry-After", "-")
    print(f"{what}: {answer.status_code}", place.replace(job_id, "ID"), wait)
    return place


listener = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
web = threading.Thread(target=server.run, args=[[listener]])
web.start()
threading.Thread(target=worker).start()
port = listener.getsockname()[1]
with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
    answer = client.post("/exports/A-17")
    job_id = answer.headers["Location"].rpartition("/")[2]
    job = show("submit", answer)
    show("status", client.get(job))
    minutes.set()
    work.join()
    pdf = show("status", client.get(job))
    show("result", client.get(pdf))
    states[job_id] = "expired"  # (4)!
    show("status", client.get(job))
    show("unknown", client.get("/exports/guess"))
work.put("")
server.should_exit = True
web.join()
