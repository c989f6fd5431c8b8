# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1"]
# ///
import threading
import warnings

from fastapi import BackgroundTasks, FastAPI

with warnings.catch_warnings(action="ignore"):
    from fastapi.testclient import TestClient

app = FastAPI()
disk_answers = threading.Event()
files = []


def export(order):
    disk_answers.wait(timeout=1)  # (1)!
    files.append(f"{order}.pdf")


@app.post("/after/{order}", status_code=202)
def after_the_answer(order: str, tasks: BackgroundTasks):
    tasks.add_task(export, order)


@app.post("/inside/{order}", status_code=202)
def inside_the_request(order: str):
    export(order)


def test_the_answer_comes_first(path):
    files.clear()
    disk_answers.clear()
    with TestClient(app).stream("POST", f"{path}/A-17") as answer:
        next(answer.iter_bytes())  # (2)!
        early = list(files)
        disk_answers.set()  # (3)!
    assert files == ["A-17.pdf"]
    assert early == [], f"{early} before the answer"


for path in ("/after", "/inside"):
    try:
        test_the_answer_comes_first(path)
        print(f"{path}: passes")
    except AssertionError as error:
        print(f"{path}: fails, {error}")
