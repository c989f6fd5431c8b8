import asyncio
import os
import signal
import subprocess
import sys


async def export():
    try:
        os.kill(os.getpid(), signal.SIGTERM)  # (1)!
        await asyncio.Event().wait()
    finally:
        print("file closed", end=", ")


async def main(handled):
    task = asyncio.create_task(export())
    if handled:
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, task.cancel)  # (2)!
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", end=", ")


if len(sys.argv) > 1:
    asyncio.run(main(sys.argv[1] == "handled"))
else:
    for how in ("not handled", "handled"):
        child = subprocess.run(
            [sys.executable, __file__, how], stdout=subprocess.PIPE
        )
        ran = child.stdout.decode()
        print(f"{how}: {ran}exit code {child.returncode}")
