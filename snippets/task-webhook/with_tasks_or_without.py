# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "tachyon-api==1.3.1"]
# ///
import asyncio

from fastapi import BackgroundTasks, FastAPI
from fastapi.exceptions import FastAPIError
from tachyon_api.background import BackgroundTasks as TachyonTasks

app, counted = FastAPI(), []


def if_tasks(order, tasks=None):
    if tasks:  # (1)!
        tasks.add_task(counted.append, order)


def if_not_none(order, tasks=None):
    if tasks is None:
        counted.append(order)  # (2)!
    else:
        tasks.add_task(counted.append, order)


async def request(count, tasks):
    counted.clear()
    count("A-17", tasks)
    run = getattr(tasks, "run_tasks", tasks)  # (3)!
    if tasks is not None:
        await run()
    return len(counted)


for count in (if_tasks, if_not_none):
    print(f"{count.__name__}:")
    for name, tasks in [
        ("fastapi", BackgroundTasks()),
        ("tachyon", TachyonTasks()),
        ("a script", None),
    ]:
        print(f"  {name}: {asyncio.run(request(count, tasks))}")

try:

    @app.post("/orders")
    def accept(tasks: BackgroundTasks | None = None) -> None:  # (4)!
        pass
except FastAPIError as error:
    print("BackgroundTasks | None:", type(error).__name__)
