import random

from mini_queue.retry import exponential, full_jitter

OUTAGE = 2 * 60 * 60  # seconds


def attempts_for(outage, delay):
    waited, failed = 0, 0
    while waited <= outage:  # (1)!
        failed += 1
        waited += delay(failed)
    return failed + 1


def jittered(seed):
    return full_jitter(1, 600, random.Random(seed))


plain = attempts_for(OUTAGE, exponential(1, 600))
needed = [attempts_for(OUTAGE, jittered(seed)) for seed in range(1000)]
alive = sum(attempts <= plain for attempts in needed)
print(f"no jitter: {plain} attempts")
print(f"full jitter, {plain} attempts: {alive} of 1000 jobs live")
print(f"full jitter: from {min(needed)} to {max(needed)} attempts")
