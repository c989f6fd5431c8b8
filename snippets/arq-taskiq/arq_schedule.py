import asyncio
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

try:
    from arq import create_pool, cron
    from arq.connections import RedisSettings
except ImportError:
    uv = ["uv", "run", "-q", "--no-project", "--with", "arq==0.28.0"]
    sys.exit(subprocess.call([*uv, "python", __file__]))

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
HOUR = timedelta(hours=1)
MISSED = datetime.now(UTC) - HOUR


async def export(ctx: dict[str, Any], order: str) -> None:
    await ctx["redis"].rpush("exported", order)


async def tick(ctx: dict[str, Any]) -> None:
    await ctx["redis"].rpush("ticks", ctx["score"])  # (1)!


async def ready(ctx: dict[str, Any]) -> None:
    await ctx["redis"].rpush("ready", 1)


async def daily(ctx: dict[str, Any]) -> None:
    await ctx["redis"].incr("days")


class WorkerSettings:
    functions = (export,)
    cron_jobs = (
        cron(tick, second=set(range(60))),
        cron(daily, hour=MISSED.hour, minute=MISSED.minute),
    )
    on_startup, timezone = ready, UTC
    redis_settings = RedisSettings.from_dsn(URL)


async def main() -> None:
    redis = await create_pool(WorkerSettings.redis_settings)
    now = datetime.now(UTC)
    later = await redis.enqueue_job("export", "A-17", _defer_until=now + HOUR)
    await redis.enqueue_job("export", "A-18", _defer_until=now - HOUR)
    command = [sys.executable, "-m", "arq"]
    name = f"{Path(__file__).stem}.WorkerSettings"
    workers = [
        subprocess.Popen([*command, name], stderr=subprocess.DEVNULL)
        for _ in range(2)
    ]
    for _ in workers:
        await redis.blpop("ready")
    await redis.delete("ticks")
    print("an hour late:", (await redis.blpop("exported"))[1].decode())
    ticks = [(await redis.blpop("ticks"))[1] for _ in range(3)]
    print("two workers, ticks:", len(ticks), "of seconds:", len(set(ticks)))
    print("missed by an hour, ran:", await redis.get("days"))
    print("A-17:", await later.status())
    for worker in workers:
        worker.terminate()
        worker.wait()
    await redis.aclose()


if __name__ == "__main__":
    asyncio.run(main())
