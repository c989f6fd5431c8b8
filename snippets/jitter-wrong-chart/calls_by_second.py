import random
from collections import Counter

CLIENTS, RETRIES, BASE = 1_000, 3, 1.0  # seconds


def retries(pause):
    for _ in range(CLIENTS):
        now = 0.0
        for attempt in range(RETRIES):
            now += pause(BASE * 2**attempt)
            yield now


chance = random.Random(1)
strategies = {
    "no jitter": [*retries(lambda longest: longest)],
    "full jitter": [*retries(lambda longest: chance.uniform(0, longest))],
}
for name, times in strategies.items():
    calls = Counter(int(now) for now in times)  # (1)!
    for second in range(8):
        print(f"{name}, second {second}: {calls[second]} calls")

for width in 1, 0.1, 0.01:  # (2)!
    peaks = [
        max(Counter(int(now / width) for now in times).values())
        for times in strategies.values()
    ]
    print(f"most in {width} s: {peaks[0]} and {peaks[1]}")
