import itertools
import random
from statistics import mean

STEP = 0.5  # seconds: one job is done in each
chance = random.Random(17)
ORDERS = {
    "oldest first": lambda waiting: 0,
    "newest first": lambda waiting: -1,
    "at random": lambda waiting: chance.randrange(len(waiting)),
}

for order, choose in ORDERS.items():
    waiting, waits, depths = [], [], []
    for step in itertools.count():
        waiting += [step] * (2 if step < 400 else step % 2)  # (1)!
        if waiting:
            came = waiting.pop(choose(waiting))
            waits.append((step - came) * STEP)
        depths.append(len(waiting))
        if not waiting and step > 400:
            break
    rate = len(waits) / (len(depths) * STEP)
    print(f"{order}: mean {mean(waits):.1f} s, longest {max(waits):.1f} s")
    law = rate * mean(waits)
    print(f"    {mean(depths):.1f} waiting, {rate:.2f} a second:", end=" ")
    print("law holds:", abs(mean(depths) - law) < 1e-6)
