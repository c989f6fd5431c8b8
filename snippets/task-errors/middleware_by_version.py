# /// script
# requires-python = ">=3.11"
# dependencies = ["starlette==1.10.0"]
# ///
import asyncio
import subprocess
import sys

from starlette.background import BackgroundTask
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import Response

gone, seen = asyncio.Event(), {}


async def export():
    await gone.wait()
    for _ in range(100):  # (1)!
        await asyncio.sleep(0)
    seen["task"] = "ends"
    raise OSError("disk full")


async def order(scope, receive, send):
    answer = Response("A-17", background=BackgroundTask(export))
    await answer(scope, receive, send)


async def pure(scope, receive, send):  # (2)!
    await order(scope, receive, send)


async def nothing(request, call_next):
    return await call_next(request)


async def receive():
    await gone.wait()
    return {"type": "http.disconnect"}  # (3)!


async def send(message):
    if message.get("body"):
        gone.set()


async def try_both(version):
    base = BaseHTTPMiddleware(order, dispatch=nothing)
    for name, app in (("base", base), ("pure", pure)):
        gone.clear()
        seen.update(task="is cancelled", error="is lost")
        try:
            await app({"type": "http", "method": "POST"}, receive, send)
        except OSError:  # (4)!
            seen["error"] = "reaches the server"
        task, error = seen["task"], seen["error"]
        print(f"{version} {name}: task {task}, error {error}")


if sys.argv[1:]:
    asyncio.run(try_both(*sys.argv[1:]))
else:
    runs = []
    versions = "0.15.0 0.20.4 0.21.0 0.45.3 0.46.0 1.10.0"
    for version in versions.split():
        package = f"starlette=={version}"
        uv = "uv", "run", "-q", "--no-project", "--with", package  # (5)!
        command = [*uv, "python", __file__, version]
        runs.append(subprocess.Popen(command, stdout=subprocess.PIPE))
    for run in runs:
        print(run.communicate()[0].decode(), end="")
