# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "fastapi==0.165.0",
#   "fpdf2==2.8.9",
#   "httpx==0.28.1",
#   "python-multipart==0.0.32",
#   "sse-starlette==3.7.0",
# ]
# ///
import asyncio
from pathlib import Path

import httpx

from export_service.settings import Settings, backend
from export_service.web import create_app
from export_service.worker import Worker

settings = Settings(folder=Path("exports"))
parts = backend(settings)
web = httpx.ASGITransport(create_app(settings, parts))
worker = Worker(parts, settings)


async def main() -> None:
    shop = httpx.AsyncClient(transport=web, base_url="http://shop")
    answer = await shop.post(
        "/exports",
        content=b"order,total\nA-17,12\n",
        headers={"Content-Type": "text/csv"},
    )
    job = answer.headers["Location"]
    print("upload:", answer.status_code)
    print("status:", (await shop.get(job)).json()["state"])
    worker.step()  # (1)!
    answer = await shop.get(job)
    print("status:", answer.status_code, answer.json()["state"])
    pdf = await shop.get(answer.headers["Location"])
    print("result:", pdf.headers["Content-Type"], pdf.content[:4])


asyncio.run(main())
