# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "anyio==4.16.0",
#     "celery==5.7.0",
#     "fastapi==0.165.0",
#     "uvicorn==0.35.0",
# ]
# ///
from importlib.metadata import version

import anyio
import uvicorn
from anyio.to_thread import current_default_thread_limiter
from celery import Celery, Task
from fastapi import BackgroundTasks


async def threads():
    return current_default_thread_limiter().total_tokens


def show(package, **defaults):
    print(package, version(package))
    for name, value in defaults.items():
        print(f"  {name}: {value}")


shop = Celery("shop", backend="cache+memory://")
show(
    "celery",
    acks_late=shop.conf.task_acks_late,
    reject_on_worker_lost=shop.conf.task_reject_on_worker_lost,
    prefetch_multiplier=shop.conf.worker_prefetch_multiplier,
    max_retries=Task.max_retries,
    autoretry_for=getattr(Task, "autoretry_for", None),  # (1)!
    default_retry_delay=Task.default_retry_delay,
    time_limit=shop.conf.task_time_limit,
    serializer=shop.conf.task_serializer,
    result_expires=shop.conf.result_expires,
    unknown_id=shop.AsyncResult("never-sent").state,  # (2)!
)
offers = [name for name in vars(BackgroundTasks) if name[0] != "_"]
show("fastapi", background_tasks_offers=", ".join(offers))  # (3)!
show("anyio", threads=anyio.run(threads))
grace = uvicorn.Config("shop:app").timeout_graceful_shutdown
show("uvicorn", timeout_graceful_shutdown=grace)
