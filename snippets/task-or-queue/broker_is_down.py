# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "redis==8.1.0"]
# ///
import asyncio
import socket

import httpx
import redis
from fastapi import BackgroundTasks, FastAPI, HTTPException
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

nobody = socket.socket()
nobody.bind(("127.0.0.1", 0))
port = nobody.getsockname()[1]  # (1)!
broker = Redis(port=port, retry=Retry(NoBackoff(), 0))  # (2)!
app = FastAPI()


async def export(order):
    pass


@app.post("/memory/{order}", status_code=202)
async def in_memory(order: str, background_tasks: BackgroundTasks):
    background_tasks.add_task(export, order)


@app.post("/queue/{order}", status_code=202)
async def in_queue(order: str):
    await broker.rpush("exports", order)


@app.post("/careful/{order}", status_code=202)
async def careful(order: str):
    try:
        await broker.rpush("exports", order)
    except redis.ConnectionError:
        later = {"Retry-After": "30"}
        raise HTTPException(503, headers=later) from None  # (3)!


async def main():
    web = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=web) as client:
        for way in "memory", "queue", "careful":
            answer = await client.post(f"http://shop/{way}/A-17")
            print(f"{way}: {answer.status_code}")


asyncio.run(main())
print("retries by default:", Redis().get_retry().get_retries())
