# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0"]
# ///
import asyncio
import contextlib
import sqlite3
import subprocess
import sys

import fastapi
from fastapi import BackgroundTasks, Depends, FastAPI

OLDER = ["0.105.0", "0.106.0", "0.110.0", "0.117.1", "0.118.0", "0.121.0"]
LINE = "{:8} {:18} {:6} {}"
app = FastAPI()
events = []


async def session():
    db = sqlite3.connect(":memory:")
    yield db
    events.append("commit")  # (1)!
    db.close()


async def failing_commit():
    yield
    raise OSError("disk full")


async def adds_a_task(tasks: BackgroundTasks):
    yield
    tasks.add_task(events.append, "task")


async def export(db):
    try:
        db.execute("SELECT 'A-17'")
        events.append("open")  # (2)!
    except sqlite3.ProgrammingError:
        events.append("closed")


@app.post("/export")
async def request_export(tasks: BackgroundTasks, db=Depends(session)):
    tasks.add_task(export, db)


@app.post("/fails", dependencies=[Depends(failing_commit)])
@app.post("/late", dependencies=[Depends(adds_a_task)])
async def answer():
    pass


async def send(message):
    if message["type"] == "http.response.start":
        events.append(str(message["status"]))


def ask(path):
    events.clear()
    scope = {"type": "http", "method": "POST", "path": path}
    scope |= {"headers": [], "query_string": b""}
    with contextlib.suppress(OSError):
        asyncio.run(app(scope, None, send))  # (3)!
    return " ".join(events)


if sys.argv[1:]:
    cells = [ask(path) for path in ("/export", "/fails", "/late")]
    print(LINE.format(fastapi.__version__, *cells))
else:
    print(LINE.format("fastapi", "/export", "/fails", "/late"))
    children = []
    for version in [*OLDER, fastapi.__version__]:  # (4)!
        command = ["uv", "run", "-q", "--no-project"]
        command += ["--with", f"fastapi=={version}", "python", __file__, "ask"]
        children.append(subprocess.Popen(command, stdout=subprocess.PIPE))
    for child in children:
        print(child.communicate()[0].decode(), end="")
