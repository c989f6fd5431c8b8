import math
import random
from collections import deque
from heapq import heappop, heappush

PEAK, END = 1800, 7200  # seconds


def by_depth(workers, depth, age):
    return math.ceil(depth / 20)  # (1)!


def by_age(workers, depth, age):
    return math.ceil(workers * age / 60)  # (2)!


def run(service, wanted):
    chance, waiting, running = random.Random(17), deque(), []
    workers, ordered = 1, deque([1, 1])
    now = worst = paid = 0
    while now < END or waiting or running:
        load = 12 if now < PEAK else 2 if now < END else 0  # (3)!
        jobs, part = divmod(load / service, 1)
        waiting += [now] * (int(jobs) + (chance.random() < part))
        while running and running[0] <= now:
            heappop(running)
        if now % 15 == 0:
            age = now - waiting[0] if waiting else 0
            target = wanted(workers, len(waiting), age)
            ordered.append(max(1, min(40, target)))
            workers = ordered.popleft()  # (4)!
        while waiting and len(running) < workers:
            worst = max(worst, now - waiting.popleft())
            heappush(running, now + service)
        paid += max(workers, len(running))
        now += 1
    return worst, paid / 60


for service in (2, 60):
    for wanted in (by_depth, by_age):
        worst, paid = run(service, wanted)
        print(f"{service} s, {wanted.__name__}:", end=" ")
        print(f"waits up to {worst} s, {paid:.0f} worker minutes")
