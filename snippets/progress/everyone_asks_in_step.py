from collections import Counter

PAGES, JOB, EVERY = 300, 60.0, 2.0


def questions(start):
    at = start
    while at < start + JOB:
        at += EVERY  # (1)!
        yield at


moments = Counter()
for page in range(PAGES):
    start = 0.0  # (2)!
    for at in questions(start):
        moments[int(at * 10)] += 1  # (3)!

print("requests:", moments.total())
print("tenths of a second with requests:", len(moments))
print("in the busiest:", max(moments.values()))
