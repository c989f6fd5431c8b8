import asyncio


async def export(order, both_here):
    try:
        await both_here.wait()  # (1)!
        if order == "A-18":
            raise OSError("disk full")
        await asyncio.sleep(0.05)
        print(f"  {order}: PDF ready")
    except asyncio.CancelledError:
        print(f"  {order}: half a PDF deleted")
        raise  # (2)!


async def with_group(exports):
    async with asyncio.TaskGroup() as group:
        for each in exports:
            group.create_task(each)


async def with_gather(exports):
    for result in await asyncio.gather(*exports, return_exceptions=True):
        print(" ", repr(result))


async def main():
    for together in (with_group, with_gather):
        print(f"{together.__name__}:")
        both_here = asyncio.Barrier(2)
        try:
            await together([export(o, both_here) for o in ("A-17", "A-18")])
        except* OSError as group:  # (3)!
            print("  raised:", group.exceptions)


asyncio.run(main())
