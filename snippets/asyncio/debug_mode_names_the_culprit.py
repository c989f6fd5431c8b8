import asyncio
import logging
import re
import time


class Slow(logging.Handler):
    def emit(self, record):  # (1)!
        task, seconds = record.args
        name = re.search(r"coro=<(\w+)", task)[1]
        print(f"{name} held the loop for {seconds:.1f} s")


async def ask():
    await asyncio.sleep(0.5)


async def export():
    time.sleep(0.5)


async def export_in_thread():
    await asyncio.to_thread(time.sleep, 0.5)


async def main():
    asyncio.get_running_loop().slow_callback_duration = 0.4  # (2)!
    await asyncio.gather(ask(), export(), export_in_thread())
    print("all done")


logging.getLogger("asyncio").addHandler(Slow())
asyncio.run(main(), debug=True)
