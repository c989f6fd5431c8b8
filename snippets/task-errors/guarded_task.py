# /// script
# requires-python = ">=3.11"
# dependencies = ["starlette==1.10.0"]
# ///
import asyncio
import functools
import logging
import sys
import traceback

from starlette.background import BackgroundTask, BackgroundTasks

log = logging.getLogger("tasks")


async def guarded(func, *args, **kwargs):
    name = getattr(func, "__name__", repr(func))
    try:
        await BackgroundTask(func, *args, **kwargs)()  # (1)!
    except Exception:  # (2)!
        log.exception("%s failed: %r %r", name, args, kwargs)


def export(order, color=False):
    raise OSError("disk full")


async def notify(order):
    raise ConnectionError("no route")


async def mail(order, to):
    print("mail sent:", order, to)


class Short(logging.Formatter):  # (3)!
    def formatException(self, info):
        last = traceback.extract_tb(info[2])[-1]
        return f"  in {last.name}: {last.line}"


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(Short())
log.addHandler(handler)
tasks = BackgroundTasks()
tasks.add_task(guarded, export, "A-17", color=True)
tasks.add_task(guarded, notify, "A-17")
to_ana = functools.partial(mail, to="ana@shop.test")
tasks.add_task(guarded, to_ana, "A-17")
asyncio.run(tasks())
