# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1"]
# ///
import warnings
from collections.abc import Callable
from typing import Annotated

from fastapi import BackgroundTasks, Depends, FastAPI

with warnings.catch_warnings(action="ignore"):
    from fastapi.testclient import TestClient

app = FastAPI()
orders = {}


def export(order):
    orders[order] = "exported"


def get_export():
    return export


@app.post("/orders/{order}", status_code=202)
def create(
    order: str,
    tasks: BackgroundTasks,
    job: Annotated[Callable, Depends(get_export)],
):
    orders[order] = "accepted"
    tasks.add_task(job, order)
    return {"order": order, "state": orders[order]}


def disk_full(order):
    raise OSError("disk full")


def post(job):
    app.dependency_overrides[get_export] = lambda: job
    client = TestClient(app, raise_server_exceptions=False)  # (1)!
    return client.post("/orders/A-17")


def same(one, other):
    return (one.status_code, one.content) == (other.status_code, other.content)


well, done = post(export), orders["A-17"]
badly, left = post(disk_full), orders["A-17"]
print("answer:", well.status_code, well.json())
print("same answer when the task fails:", same(well, badly))
print(f"state: {done}, and when it fails: {left}")  # (2)!
