import asyncio


async def export(order):
    try:
        await asyncio.Event().wait()  # (1)!
    finally:
        print(f"{order}: file closed")


async def save(order, disk_answers):
    await disk_answers.wait()
    print(f"{order}: saved whole")


async def main():
    task = asyncio.create_task(export("A-17"))
    await asyncio.sleep(0)
    task.cancel()  # (2)!
    try:
        await task
    except asyncio.CancelledError:
        print("A-17: cancelled")

    try:
        async with asyncio.timeout(0.05):  # (3)!
            await export("A-18")
    except TimeoutError:
        print("A-18: out of time")

    disk_answers = asyncio.Event()
    saving = asyncio.create_task(save("A-19", disk_answers))
    try:
        async with asyncio.timeout(0.05):
            await asyncio.shield(saving)  # (4)!
    except TimeoutError:
        print("A-19: nobody waits")
    disk_answers.set()
    await saving


asyncio.run(main())
