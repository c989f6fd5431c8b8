import multiprocessing
import random
from multiprocessing.connection import wait

from mini_queue.inbox import Inbox
from mini_queue.queue import Queue

JOBS, WORKERS, KILLS = 300, 4, 24
MOMENTS = "claimed", "written", "acknowledged"


def opened(clock):
    return Queue("queue.sqlite", lambda: clock.value, synchronous="OFF")


def work(clock, test):
    queue = opened(clock)
    inbox, rows = Inbox(queue.database, queue.now), queue.database.rows

    def reached(moment):
        test.send(moment)
        test.recv()  # (1)!

    while job := queue.claim(lease=30):
        reached("claimed")
        with inbox.once(f"paper {job.id}") as first:
            if first:
                rows("INSERT INTO papers VALUES (?)", job.id)
        reached("written")
        queue.ack(job)
        reached("acknowledged")


def started(clock):
    ours, theirs = fork.Pipe()
    worker = fork.Process(target=work, args=(clock, theirs), daemon=True)
    worker.start()
    theirs.close()
    return ours, worker


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    clock, chance = fork.RawValue("d", 0), random.Random(17)
    queue = opened(clock)
    queue.database.rows("CREATE TABLE papers (job)")
    jobs = {queue.put("pdf") for _ in range(JOBS)}
    queue.database.close()
    workers = dict(started(clock) for _ in range(WORKERS))
    kills, until, fatal = 0, 0, "claimed"
    while workers:
        pipe = wait(workers)[0]
        try:
            moment = pipe.recv()
        except EOFError:  # (2)!
            workers.pop(pipe).join()
            continue
        until -= 1
        if kills == KILLS or until > 0 or moment != fatal:
            pipe.send("go on")
            continue
        kills += 1
        until, fatal = chance.randrange(25), chance.choice(MOMENTS)
        worker = workers.pop(pipe)
        worker.kill()
        worker.join()
        clock.value += 31  # (3)!
        workers |= [started(clock)]
    rows = opened(clock).database.rows
    papers = [row[0] for row in rows("SELECT job FROM papers")]
    print("kills:", kills)
    print("lost:", len(jobs - set(papers)))
    print("done twice:", len(papers) - len(set(papers)))
    print("states:", {row[0] for row in rows("SELECT state FROM jobs")})
