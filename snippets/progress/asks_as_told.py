import random
from collections import Counter

PAGES, JOB = 300, 60.0


def retry_after(age):
    return 2 if age < 10 else 5  # (1)!


def questions(start):
    at = start
    while at < start + JOB:
        told = retry_after(at - start)
        at += told * (1 + random.random() / 2)  # (2)!
        yield at


random.seed(17)
moments = Counter()
for page in range(PAGES):
    for at in questions(start=0.0):
        moments[int(at * 10)] += 1

requests = moments.total()
busiest = max(moments.values())
print("requests:", requests)
print("in the busiest tenth of a second:", busiest)
print("fewer requests than every 2 s:", requests < PAGES * 30)
print("never a third of the pages at once:", busiest < PAGES / 3)
