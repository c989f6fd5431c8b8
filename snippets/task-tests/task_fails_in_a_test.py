# /// script
# requires-python = ">=3.11"
# dependencies = ["fastapi==0.165.0", "httpx==0.28.1", "tachyon-api==1.3.1"]
# ///
import asyncio
import logging
import warnings

import fastapi
import httpx
import tachyon_api
import tachyon_api.background

with warnings.catch_warnings(action="ignore"):
    from fastapi.testclient import TestClient
    from tachyon_api.testing import TachyonTestClient


def shop(app, BackgroundTasks):
    def export():
        raise OSError("disk full")

    @app.post("/orders")
    def create(tasks: BackgroundTasks):
        tasks.add_task(export)
        return {"order": "A-17"}

    return app


def outcome(name, post):
    try:
        print(f"{name}: {post().status_code}")
    except OSError as error:
        print(f"{name}: OSError, {error}")


def post_async(**options):
    async def post():
        transport = httpx.ASGITransport(app, **options)
        async with httpx.AsyncClient(transport=transport) as client:
            return await client.post("http://shop/orders")

    return asyncio.run(post())


app = shop(fastapi.FastAPI(), fastapi.BackgroundTasks)
quiet = TestClient(app, raise_server_exceptions=False)
outcome("TestClient", lambda: TestClient(app).post("/orders"))
outcome("TestClient, not raising", lambda: quiet.post("/orders"))
outcome("ASGITransport", post_async)
outcome(
    "ASGITransport, not raising",
    lambda: post_async(raise_app_exceptions=False),
)
logging.disable()  # (1)!
app = shop(tachyon_api.Tachyon(), tachyon_api.background.BackgroundTasks)
outcome("TachyonTestClient", lambda: TachyonTestClient(app).post("/orders"))
