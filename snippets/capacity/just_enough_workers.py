import heapq
import random
from statistics import mean

RATE, SERVICE = 5, 2  # jobs a second, seconds a job
HOUR = 3600 * RATE  # jobs


def waits(workers, jobs):
    chance, now = random.Random(17), 0.0
    free = [0.0] * workers  # (1)!
    for _ in range(jobs):
        now += chance.expovariate(RATE)
        begins = max(now, heapq.heappop(free))
        yield begins - now
        heapq.heappush(free, begins + chance.expovariate(1 / SERVICE))


just_enough = RATE * SERVICE
for workers in (just_enough, just_enough + 2):
    day = list(waits(workers, 8 * HOUR))
    for hour in (1, 2, 4, 8):
        seconds = mean(day[(hour - 1) * HOUR : hour * HOUR])
        print(f"{workers} workers, hour {hour}: waits {seconds:.1f} s")
