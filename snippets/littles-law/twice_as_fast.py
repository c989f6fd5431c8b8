import random
from bisect import bisect
from statistics import fmean

RATE, JOBS, LOOKS = 1.9, 500_000, 200_000  # jobs a second


def run(service):
    chance, now, free = random.Random(17), 0.0, 0.0
    came, began = [], []
    for _ in range(JOBS):
        now += chance.expovariate(RATE)
        came.append(now)
        began.append(max(now, free))
        free = began[-1] + chance.expovariate(1 / service)
    times = [free * n / LOOKS for n in range(LOOKS)]
    depth = fmean(bisect(came, t) - bisect(began, t) for t in times)
    wait = fmean(began) - fmean(came)
    return JOBS / free, depth, wait


waits = []
for service in (0.5, 0.25):
    rate, depth, wait = run(service)
    waits.append(wait)
    print(f"jobs of {service} s: {rate:.2f} done a second")
    print(f"    {depth:.2f} waiting, {wait:.2f} s each,", end=" ")
    print("law within 1%:", abs(rate * wait / depth - 1) < 0.01)
print(f"the wait is {waits[0] / waits[1]:.0f} times shorter")
