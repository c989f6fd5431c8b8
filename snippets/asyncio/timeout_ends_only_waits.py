import asyncio
import threading

half_written = threading.Semaphore(0)
disk_answers = threading.Event()


async def export():
    try:
        print("coroutine: half written")
        half_written.release()
        await asyncio.sleep(60)
    finally:
        print("coroutine: file closed")


def export_in_thread():
    print("thread: half written")
    half_written.release()
    disk_answers.wait()
    print("thread: PDF ready")


async def main():
    for work in (export(), asyncio.to_thread(export_in_thread)):
        task = asyncio.create_task(work)
        await asyncio.to_thread(half_written.acquire)  # (1)!
        try:
            async with asyncio.timeout(0.05):  # (2)!
                await task
        except TimeoutError:
            print("shop: out of time")
    disk_answers.set()  # (3)!


asyncio.run(main())
