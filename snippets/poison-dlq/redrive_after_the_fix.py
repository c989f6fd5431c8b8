import logging
from collections import Counter

from mini_queue.dead import DeadLetters
from mini_queue.queue import Queue
from mini_queue.retry import Policy, fixed
from mini_queue.worker import Worker

logging.disable()
clock, bug, runs = [0], [True], Counter()


def export(job):
    runs[clock[0]] += 1
    if bug:
        raise KeyError("postcode")


def report(what, seconds=300):
    runs.clear()
    for clock[0] in range(clock[0], clock[0] + seconds + 1):
        while worker.step():
            pass
    most, dead = max(runs.values(), default=0), queue.counts()["dead"]
    print(f"{what}: runs {runs.total()}, at most {most} a second")
    print(f"  dead {dead}; alarm: {letters.alarm(most=5, age=3600)}")


queue = Queue("queue.sqlite", lambda: clock[0], synchronous="NORMAL")
letters = DeadLetters(queue)
policy = Policy(fixed(1), attempts=3)
worker = Worker(queue, {"pdf": export}, policy)
for n in range(2):
    queue.put("pdf", f"A-{n}", expires=0)  # (1)!
report("two expire")
for n in range(2, 22):
    queue.put("pdf", f"A-{n}")
report("twenty fail")
ours = [job.id for job in letters.list() if "postcode" in job.error]  # (2)!
letters.redrive(*ours, most=99)
report("all again, before the fix")
bug.clear()
letters.redrive(*ours, most=1)
report("one again, after it")
letters.redrive(*ours[1:], most=99, every=10)
report("the rest, every 10 s")
report("an hour later", 3600)
errors = len(queue.get(22).history)
print(f"done {queue.counts()['done']}; errors of the last: {errors}")
print(f"purged {letters.purge(clock[0])}; alarm: {letters.alarm()}")
