# /// script
# requires-python = ">=3.11"
# dependencies = ["anyio==4.16.0", "fastapi==0.165.0", "httpx==0.28.1"]
# ///
import asyncio
import threading
import time

import anyio.to_thread
import httpx
from fastapi import BackgroundTasks, FastAPI

app = FastAPI()
all_in = threading.Event()


def export():
    all_in.wait()
    time.sleep(0.1)  # (1)!


@app.post("/orders", status_code=202)
async def create(tasks: BackgroundTasks):
    tasks.add_task(export)


@app.get("/async-def")
async def on_the_loop():
    return time.perf_counter()


@app.get("/def")
def in_a_thread():
    return time.perf_counter()


async def measure(client, tasks):
    threads = anyio.to_thread.current_default_thread_limiter()
    all_in.clear()
    sent = [asyncio.create_task(client.post("/orders")) for _ in range(tasks)]
    while threads.borrowed_tokens + threads.statistics().tasks_waiting < tasks:
        await asyncio.sleep(0)  # (2)!
    asked = time.perf_counter()
    all_in.set()
    pages = [client.get("/async-def"), client.get("/def")]
    waits = [page.json() - asked for page in await asyncio.gather(*pages)]
    await asyncio.gather(*sent)
    print(f"async def, {tasks} tasks: {waits[0] * 1000:.1f} ms")
    print(f"def, {tasks} tasks: {waits[1] * 1000:.1f} ms")
    return waits[1] >= 0.1 * (tasks // 40)


async def main():
    shop = httpx.ASGITransport(app)  # (3)!
    async with httpx.AsyncClient(transport=shop, base_url="http://shop") as c:
        each = [await measure(c, n) for n in (0, 20, 39, 40, 79, 80, 119, 120)]
    print("one more turn for every forty tasks:", all(each))


asyncio.run(main())
