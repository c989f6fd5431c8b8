# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "fastapi==0.165.0", "httpx==0.28.1", "starlette==1.10.0",
# ]
# ///
import asyncio
import re

import httpx
from starlette.background import BackgroundTask

from source_archives import sources

PAGES = r"docs_src/background_tasks/tutorial\w+\.py|docs/background\.md"
USER = {"username": "ada", "email": "ada@example.com"}
QUERY = {"q": "A-17"}
run = BackgroundTask.__call__
done = []


async def seen(task):
    await run(task)
    done.append(task.func.__name__)


async def ask(app):
    door, path = httpx.ASGITransport(app), app.routes[-1].path
    async with httpx.AsyncClient(transport=door, base_url="http://a") as shop:
        return await shop.post(path.format(**USER), json=USER, params=QUERY)


def examples():
    for _, texts in sources("fastapi==0.165.0", "starlette==1.10.0"):
        for path, text in texts.items():
            if re.fullmatch(PAGES, path):
                fences = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
                for number, code in enumerate(fences or [text], 1):
                    yield f"{path.rpartition('/')[2]} {number}", code


BackgroundTask.__call__ = seen  # (1)!
for name, code in sorted(examples()):
    example = {}
    exec(code, example)  # (2)!
    answer = asyncio.run(ask(example["app"]))
    print(f"{name}: {answer.status_code}, then", *done)
    done.clear()
