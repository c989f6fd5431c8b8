import asyncio

ORDERS = [f"A-{number}" for number in range(1, 21)]
exporting = set()
at_once, waiting = [], []


async def worker(queue):
    while True:
        order = await queue.get()
        exporting.add(order)
        at_once.append(len(exporting))
        await asyncio.sleep(0.01)
        exporting.remove(order)
        queue.task_done()


async def main():
    queue, full = asyncio.Queue(maxsize=5), 0  # (1)!
    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(worker(queue)) for _ in range(3)]
        for order in ORDERS:
            full += queue.full()
            await queue.put(order)  # (2)!
            waiting.append(queue.qsize())
        await queue.join()  # (3)!
        for each in workers:
            each.cancel()
    print("exported:", len(at_once))
    print("most at once:", max(at_once))
    print("most in the queue:", max(waiting))
    print("the shop had to wait for room:", full > 0)


asyncio.run(main())
