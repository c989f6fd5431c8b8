import asyncio


async def export(order):
    raise OSError("disk full")


async def main():
    task = asyncio.create_task(export("A-17"))
    await asyncio.sleep(0)
    print("A-17: done:", task.done())
    print("shop: takes orders")
    del task  # (1)!
    print("shop: closed")


asyncio.run(main())
