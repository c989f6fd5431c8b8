from mini_queue.bucket import TokenBucket, throttled
from mini_queue.queue import Queue
from mini_queue.worker import Worker

RATE, BURST = 2, 5  # calls a second, calls at once
clock = [0.0]


def within_limit(calls):  # (1)!
    return all(
        last - first + 1 <= BURST + RATE * (calls[last] - calls[first])
        for last in range(len(calls))
        for first in range(last + 1)
    )


def worker_of(name, bucket, calls):
    queue = Queue(name, lambda: clock[0], synchronous="NORMAL")
    tokens = TokenBucket(queue, bucket, RATE, BURST)
    claim = throttled(queue, tokens, queue.claim)
    tasks = {"mail": lambda job: calls.append(clock[0])}
    for order in range(30):
        queue.put("mail", order)
    return Worker(queue, tasks, claim=claim)


for name, buckets in ("one each", ("a", "b")), ("one for both", ("a", "a")):
    calls, clock[0] = [], 0.0
    workers = [worker_of(name, bucket, calls) for bucket in buckets]
    for quarter in range(41):
        clock[0] = quarter / 4
        while any(worker.step() for worker in workers):
            pass
    print(f"{name}: {calls.count(0.0)} at once, {len(calls)} in 10 s,", end=" ")
    print("within the limit:", within_limit(calls))
