import asyncio


async def stubborn(jobs):
    while True:
        try:
            if await jobs.get() == "close":
                return
        except BaseException as error:  # (1)!
            print("stubborn: ignored", type(error).__name__)


async def willing(jobs):
    while True:
        try:
            if await jobs.get() == "close":
                return
        except Exception as error:  # (2)!
            print("willing: ignored", type(error).__name__)


async def main():
    for worker in (stubborn, willing):
        jobs = asyncio.Queue()
        task = asyncio.create_task(worker(jobs))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task], timeout=0.1)  # (3)!
        print(f"{worker.__name__}: stopped:", task.done())
        jobs.put_nowait("close")
        await asyncio.wait([task])


asyncio.run(main())
