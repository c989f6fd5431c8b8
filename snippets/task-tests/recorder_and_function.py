# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "pytest==9.2.0"]
# ///
import pathlib
import warnings
from collections.abc import Callable
from typing import Annotated

import pytest
from fastapi import BackgroundTasks, Depends, FastAPI

with warnings.catch_warnings(action="ignore"):
    from fastapi.testclient import TestClient

app = FastAPI()


def export(order, folder=pathlib.Path("/srv/exports")):
    (folder / f"{order}.pdf").write_text(f"%PDF {order}")


def get_export():
    return export


@app.post("/orders/{order}", status_code=202)
def create(
    order: str,
    tasks: BackgroundTasks,
    job: Annotated[Callable, Depends(get_export)],  # (1)!
):
    tasks.add_task(job, order)


def test_the_order_is_handed_over():
    handed = []
    app.dependency_overrides[get_export] = lambda: handed.append  # (2)!
    answer = TestClient(app).post("/orders/A-17")
    app.dependency_overrides.clear()
    assert (answer.status_code, handed) == (202, ["A-17"])


def test_export_writes_the_pdf(tmp_path):
    export("A-17", tmp_path)  # (3)!
    assert (tmp_path / "A-17.pdf").read_text() == "%PDF A-17"


class Report:
    def pytest_runtest_logreport(self, report):
        if report.when == "call":
            print(f"{report.location[2]}: {report.outcome}")


if __name__ == "__main__":
    options = ["-p", "no:terminal", "-p", "no:cacheprovider"]
    pytest.main([*options, __file__], plugins=[Report()])
