ROUND_TRIP, BASE, CAP = 100, 100, 10_000  # ms
SERVE, ROOM = 200, 1_000  # tenths of a ms: 50 calls a second, room for 5
GIVE_UP = 20_000  # calls


def wait(strategy, attempt, last, luck):  # (1)!
    grown = min(CAP, BASE * 2**attempt)
    if strategy == "fixed":
        return 1_000
    if strategy == "exponential":
        return grown
    if strategy == "equal":
        return grown // 2 + int(luck * (grown // 2))
    if strategy == "full":
        return int(luck * grown)
    if strategy == "decorrelated":
        return min(CAP, BASE + int(luck * (3 * last - BASE)))
    return ROUND_TRIP


def storm(strategy, refusal=0, seed=1, clients=200):
    calls_at = {0: [(0, BASE)] * clients}  # (2)!
    seconds, queue, now, work, waiting = [], [], 0, 0, clients
    while waiting and sum(seconds) < GIVE_UP:
        then, now = now, min(calls_at)
        work = max(0, work - 10 * (now - then))
        for _ in range(len(seconds), now // 1_000 + 1):
            seconds.append(0)
            queue.append(waiting)
        for attempt, last in calls_at.pop(now):
            seconds[-1] += 1
            if work + SERVE <= ROOM:
                work += SERVE
                waiting -= 1
                continue
            work += refusal  # (3)!
            seed = (1_664_525 * seed + 1_013_904_223) % 2**32  # (4)!
            pause = max(1, wait(strategy, attempt, last, seed / 2**32))
            calls_at.setdefault(now + pause, []).append((attempt + 1, pause))
    return seconds, now, waiting, queue


for name in "none fixed exponential equal full decorrelated".split():
    print(name, end="")
    for refusal in 0, 5:
        seconds, ms, left, _ = storm(name, refusal)
        calls, end = sum(seconds), "never" if left else f"{ms / 1_000:.1f} s"
        print(f", refusal {refusal / 10} ms: {calls} calls, {end}", end="")
    print()

for name in "exponential", "full":
    calls, _, _, queue = storm(name)
    print(f"{name}: {calls[0]} calls in the first second")
    for second, clients in enumerate(queue):
        if second < 10 or second % 50 == 0:
            print(f"{name}, second {second}: {clients} wait")
