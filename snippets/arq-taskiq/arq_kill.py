import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

try:
    from arq import create_pool
    from arq.connections import RedisSettings
    from arq.constants import in_progress_key_prefix
except ImportError:
    uv = ["uv", "run", "-q", "--no-project", "--with", "arq==0.28.0"]
    sys.exit(subprocess.call([*uv, "python", __file__]))

URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")


async def export(ctx: dict[str, Any], order: str) -> None:
    await ctx["redis"].rpush("said", f"{order}, try {ctx['job_try']}")
    await asyncio.sleep(50 if order == "A-17" else 0)


class WorkerSettings:
    functions = (export,)
    redis_settings = RedisSettings.from_dsn(URL)


class Shorter:  # (1)!
    functions, job_timeout = (export,), 60
    redis_settings = WorkerSettings.redis_settings


def start(settings: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "arq", f"{Path(__file__).stem}.{settings}"]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


async def main() -> None:
    redis = await create_pool(WorkerSettings.redis_settings)
    job = await redis.enqueue_job("export", "A-17")
    mark = in_progress_key_prefix + job.job_id

    async def said() -> str:
        return (await redis.blpop("said"))[1].decode()

    async def kill(what: str, worker: subprocess.Popen[bytes]) -> None:
        worker.kill()
        worker.wait()
        left = await redis.ttl(mark)
        print(f"{what}, killed: held {-(-left // 10) * 10} s")  # (2)!

    worker = start("WorkerSettings")
    print(await said())
    await kill("default", worker)
    await redis.enqueue_job("export", "A-18")
    worker = start("WorkerSettings")
    print(await said())
    await redis.delete(mark)  # (3)!
    print("the mark expires;", await said())
    worker.terminate()
    worker.wait()
    worker = start("Shorter")
    print("SIGTERM;", await said())
    await kill("job_timeout = 60", worker)
    await redis.aclose()


if __name__ == "__main__":
    asyncio.run(main())
