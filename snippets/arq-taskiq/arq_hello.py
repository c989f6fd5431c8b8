import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

try:
    from arq import Retry, create_pool
    from arq.connections import RedisSettings
except ImportError:  # (1)!
    uv = ["uv", "run", "-q", "--no-project", "--with", "arq==0.28.0"]
    sys.exit(subprocess.call([*uv, "python", __file__]))

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")


async def export(ctx: dict[str, Any], order: str) -> str:
    await ctx["redis"].incr(f"tries of {order}")
    if ctx["job_try"] < 3:
        raise OSError("503") if order == "A-17" else Retry(defer=0.1)  # (2)!
    return f"{order}.pdf"


class WorkerSettings:
    functions = (export,)
    redis_settings = RedisSettings.from_dsn(URL)


async def main() -> None:
    redis = await create_pool(WorkerSettings.redis_settings)
    for order in ("A-17", "A-18"):
        job = await redis.enqueue_job("export", order)
        result = (await asyncio.gather(job.result(60), return_exceptions=True))[
            0
        ]
        tries = int(await redis.get(f"tries of {order}"))
        print(f"{order}: {result!r}, tries: {tries}")
    await redis.aclose()


if __name__ == "__main__":
    command = [sys.executable, "-m", "arq"]
    name, null = f"{Path(__file__).stem}.WorkerSettings", subprocess.DEVNULL
    worker = subprocess.Popen([*command, name], stdout=null, stderr=null)
    asyncio.run(main())
    worker.terminate()
    worker.wait()
