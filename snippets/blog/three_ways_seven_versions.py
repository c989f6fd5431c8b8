# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0"]
# ///
import asyncio
import sqlite3
import subprocess
import sys
import tempfile

import fastapi
from fastapi import BackgroundTasks, Depends, FastAPI

OLDER = ["0.105.0", "0.106.0", "0.110.0", "0.117.1", "0.118.0", "0.121.0"]
LINE = "{:8} {:8} {:8} {}"
FIND = "SELECT id FROM orders WHERE id = ?"
folder = tempfile.TemporaryDirectory()
app = FastAPI()
seen = []


def connect():
    return sqlite3.connect(f"{folder.name}/shop.db")


async def session():
    db = connect()
    yield db
    db.commit()
    db.close()


async def export(db, order):
    try:
        found = db.execute(FIND, [order]).fetchone()
        seen.append("found" if found else "missing")
    except sqlite3.ProgrammingError:
        seen.append("closed")


async def export_by_id(order):
    db = connect()  # (1)!
    await export(db, order)
    db.close()


@app.post("/{order}")
async def create(order, tasks: BackgroundTasks, db=Depends(session)):
    db.execute("INSERT INTO orders VALUES (?)", [order])
    if order == "session":
        tasks.add_task(export, db, order)
    if order == "id":
        tasks.add_task(export_by_id, order)
    if order == "commit":
        db.commit()  # (2)!
        tasks.add_task(export_by_id, order)


async def ask(order):
    scope = {"type": "http", "method": "POST", "path": f"/{order}"}
    scope |= {"headers": [], "query_string": b""}
    await app(scope, None, lambda message: asyncio.sleep(0))  # (3)!


if sys.argv[1:]:
    connect().execute("CREATE TABLE orders (id)")
    for order in ("session", "id", "commit"):
        asyncio.run(ask(order))
    print(LINE.format(fastapi.__version__, *seen))
else:
    print(LINE.format("fastapi", "session", "id", "commit, id"))
    children = []
    for version in [*OLDER, fastapi.__version__]:
        command = ["uv", "run", "-q", "--no-project"]
        command += ["--with", f"fastapi=={version}", "python", __file__, "ask"]
        children.append(subprocess.Popen(command, stdout=subprocess.PIPE))
    for child in children:
        print(child.communicate()[0].decode(), end="")
