from math import inf, isclose
from random import Random
from statistics import mean

from mini_queue.capacity import drain_time
from mini_queue.queue import Queue

BACKLOG, SERVICE, LONGEST = 400, 2, 3600


def by_chance(rate, workers, chance):  # (1)!
    jobs, now, leaving = BACKLOG, 0.0, workers / SERVICE
    while jobs and now < LONGEST:
        now += chance.expovariate(rate + leaving)
        comes = chance.random() * (rate + leaving) < rate
        jobs += 1 if comes else -1
    return inf if jobs else now


def by_the_queue(rate, workers):
    clock, came = [0], 0
    queue = Queue(":memory:", lambda: clock[0])
    for clock[0] in range(0, LONGEST, SERVICE):  # (2)!
        while came < BACKLOG + rate * clock[0]:
            queue.put("pdf")
            came += 1
        for _ in range(workers):
            if not (job := queue.claim(lease=30)):
                return clock[0]
            queue.ack(job)
    return inf


for rate, workers in (1.0, 3), (0.75, 2), (1.0, 2):
    formula = drain_time(BACKLOG, rate, SERVICE, workers)
    chances = [by_chance(rate, workers, Random(n)) for n in range(20)]
    found = mean(chances), by_the_queue(rate, workers)
    agree = all(isclose(formula, time, rel_tol=0.1) for time in found)
    print(f"{workers} workers, {rate} a second: formula {formula:.0f} s,")
    print(f"  chance {found[0]:.0f} s, queue {found[1]:.0f} s,", end=" ")
    print("within 10 %:", agree)
