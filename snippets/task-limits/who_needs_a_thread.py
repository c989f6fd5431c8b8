# /// script
# requires-python = ">=3.11"
# dependencies = ["anyio==4.16.0", "fastapi==0.165.0", "httpx==0.28.1"]
# ///
import asyncio

import anyio.to_thread
import httpx
from fastapi import Depends, FastAPI
from fastapi.responses import FileResponse

app = FastAPI()


def customer():
    return "Ana"


@app.get("/async-def")
async def async_def():
    return "A-17"


@app.get("/def")
def plain_def():
    return "A-17"


@app.get("/def-dependency")
async def def_dependency(name=Depends(customer)):
    return name


@app.get("/file")
async def file():
    return FileResponse(__file__)


async def main():
    threads = anyio.to_thread.current_default_thread_limiter()
    threads.total_tokens = 1  # (1)!
    shop = httpx.ASGITransport(app)  # (2)!
    async with httpx.AsyncClient(transport=shop, base_url="http://shop") as c:
        for route in ("async-def", "def", "def-dependency", "file"):
            async with threads:  # (3)!
                page = asyncio.create_task(c.get(f"/{route}"))
                while not (page.done() or threads.statistics().tasks_waiting):
                    await asyncio.sleep(0)
                print(f"{route}:", "answers" if page.done() else "waits")
            await page


asyncio.run(main())
