import asyncio
import itertools
import time


def export():
    time.sleep(0.5)  # (1)!


async def inside():
    export()


async def to_thread():
    await asyncio.to_thread(export)  # (2)!


async def tick(ticks):
    while True:
        ticks.append(time.perf_counter() * 1000)
        await asyncio.sleep(0.01)


async def watch(call):
    ticks = []
    ticker = asyncio.create_task(tick(ticks))
    await asyncio.sleep(0.1)
    before = len(ticks)
    await call()
    during = len(ticks) - before  # (3)!
    await asyncio.sleep(0.1)
    ticker.cancel()
    gaps = [b - a for a, b in itertools.pairwise(ticks)]
    n = gaps.index(max(gaps))
    marks = [round(tick - ticks[0]) for tick in ticks]
    marks = [0, marks[n], marks[n + 1], marks[-1]]
    for state, start, end in zip(("ticks", "gap", "ticks"), marks, marks[1:]):
        print(f"{call.__name__}: {state} from {start} ms to {end} ms")
    return during


async def main():
    blocked, free = await watch(inside), await watch(to_thread)
    print("during the call, ticks inside:", blocked)
    print("more than 5 with to_thread:", free > 5)


asyncio.run(main())
