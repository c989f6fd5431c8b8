# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1"]
# ///
import warnings

from fastapi import BackgroundTasks, FastAPI

with warnings.catch_warnings(action="ignore"):  # (1)!
    from fastapi.testclient import TestClient

app = FastAPI()
files = []


def export(order):
    files.append(f"{order}.pdf")


@app.post("/after/{order}", status_code=202)
def after_the_answer(order: str, tasks: BackgroundTasks):
    tasks.add_task(export, order)


@app.post("/inside/{order}", status_code=202)
def inside_the_request(order: str):
    export(order)  # (2)!


def test_order_is_exported(path):
    files.clear()
    answer = TestClient(app).post(f"{path}/A-17")
    assert answer.status_code == 202
    assert files == ["A-17.pdf"]  # (3)!


for path in ("/after", "/inside"):
    test_order_is_exported(path)
    print(f"{path}: the test passes")
