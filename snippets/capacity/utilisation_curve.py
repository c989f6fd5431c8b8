import heapq
import random

from mini_queue.capacity import mean_wait


def simulated(rate, workers, jobs):
    chance, now, waited = random.Random(17), 0.0, 0.0
    free = [0.0] * workers
    for _ in range(jobs):
        now += chance.expovariate(rate)
        begins = max(now, free[0])
        waited += begins - now
        heapq.heapreplace(free, begins + chance.expovariate(1))  # (1)!
    return waited / jobs


furthest = 0.0
for workers in (1, 10):
    for busy in (50, 80, 90, 95):
        rate = workers * busy / 100
        formula = mean_wait(rate, 1, workers)
        seen = simulated(rate, workers, 4_000_000 // (100 - busy))  # (2)!
        furthest = max(furthest, abs(seen / formula - 1))
        print(f"workers {workers}, busy {busy}: waits {formula:.3f}")
print(f"simulation within 10% of each: {furthest < 0.1}")
