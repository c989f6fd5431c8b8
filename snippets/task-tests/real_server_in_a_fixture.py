# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "fastapi==0.165.0",
#   "httpx==0.28.1",
#   "pytest==9.2.0",
#   "uvicorn==0.35.0",
# ]
# ///
import socket
import threading

import httpx
import pytest
import uvicorn
from fastapi import BackgroundTasks, FastAPI

app = FastAPI()
disk_answers = threading.Event()
files = []


def export(order):
    disk_answers.wait(timeout=2)
    files.append(f"{order}.pdf")


@app.post("/orders/{order}", status_code=202)
def create(order: str, tasks: BackgroundTasks):
    tasks.add_task(export, order)


@pytest.fixture
def shop():
    listener = socket.create_server(("127.0.0.1", 0))  # (1)!
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    running = threading.Thread(target=server.run, args=[[listener]])
    running.start()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with httpx.Client(base_url=url) as client:
        yield client
    disk_answers.set()
    server.should_exit = True
    running.join()  # (2)!
    assert files == ["A-17.pdf"]


def test_the_answer_comes_first(shop):
    assert shop.post("/orders/A-17").status_code == 202
    assert files == []


class Report:
    def pytest_runtest_logreport(self, report):
        print(f"{report.when}: {report.outcome}")


if __name__ == "__main__":
    options = ["-p", "no:terminal", "-p", "no:cacheprovider"]
    pytest.main([*options, __file__], plugins=[Report()])  # (3)!
