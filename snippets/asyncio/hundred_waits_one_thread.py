import asyncio
import threading
import time

ORDERS = [f"A-{number}" for number in range(1, 101)]
answered = []
others_answered = asyncio.Event()


async def notify(order):
    await asyncio.sleep(0.05)  # (1)!
    if order == "A-1":
        await others_answered.wait()  # (2)!
    answered.append(order)
    if len(answered) == len(ORDERS) - 1:
        others_answered.set()
    return order


async def main():
    begin = time.perf_counter()
    results = await asyncio.gather(*(notify(o) for o in ORDERS))  # (3)!
    seconds = time.perf_counter() - begin
    print("last to answer:", answered[-1])
    print("results in the order asked for:", results == ORDERS)
    print("threads:", threading.active_count())
    print(f"100 waits of 0.05 s took {seconds:.2f} s")
    print("less than a fifth of one by one:", seconds < 1)


asyncio.run(main())
