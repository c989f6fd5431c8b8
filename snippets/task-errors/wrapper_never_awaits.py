# /// script
# requires-python = ">=3.11"
# dependencies = ["starlette==1.10.0"]
# ///
import asyncio
import logging
import sys
import warnings

from starlette.background import BackgroundTasks

logging.basicConfig(format="%(message)s", stream=sys.stdout)
warnings.simplefilter("always")
warnings.showwarning = lambda text, *rest: print("warning:", text)
sent = []


def safe(func, *args):
    try:
        func(*args)  # (1)!
    except Exception as error:
        logging.error(f"task failed: {error}")  # (2)!


def export(order):
    raise OSError("disk full")


async def mail(order):
    sent.append(order)


tasks = BackgroundTasks()
tasks.add_task(safe, export, "A-17")
tasks.add_task(safe, mail, "A-17")
asyncio.run(tasks())  # (3)!
print("mails sent:", len(sent))
