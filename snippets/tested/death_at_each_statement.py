import functools
import multiprocessing
import os
import signal
import sqlite3

from mini_queue.inbox import Inbox
from mini_queue.queue import Queue


class Mortal(sqlite3.Connection):
    left = -1

    def execute(self, *arguments):
        self.cross()
        cursor = super().execute(*arguments)
        self.cross()
        return cursor

    def cross(self):
        if Mortal.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        Mortal.left -= 1


def opened(way, now):
    return Queue(f"{way}.sqlite", lambda: now, synchronous="OFF")  # (1)!


def work(way, now, left):
    queue = opened(way, now)
    inbox, rows = Inbox(queue.database, queue.now), queue.database.rows
    Mortal.left = left  # (2)!
    while job := queue.claim(lease=30):
        if way == "ack first":
            queue.ack(job)
        if way == "no inbox":
            rows("INSERT INTO papers VALUES (?)", job.id)
        else:
            with inbox.once(f"paper {job.id}") as first:
                if first:
                    rows("INSERT INTO papers VALUES (?)", job.id)
        queue.ack(job)


if __name__ == "__main__":
    sqlite3.connect = functools.partial(sqlite3.connect, factory=Mortal)
    fork = multiprocessing.get_context("fork")
    for way in "ack first", "no inbox", "inbox":
        queue = opened(way, 0)
        queue.database.rows("CREATE TABLE papers (job)")
        exitcode, deaths = -9, -1
        while exitcode == -9:
            queue.put("pdf")
            queue.database.close()  # (3)!
            deaths += 1
            worker = fork.Process(target=work, args=(way, 0, deaths))
            worker.start()
            worker.join()
            exitcode = worker.exitcode
            work(way, now=31, left=-1)  # (4)!
            queue = opened(way, 0)
        papers = [row[0] for row in queue.database.rows("SELECT * FROM papers")]
        done = [papers.count(job) for job in range(1, deaths + 1)]
        print(f"{way}, {deaths} deaths")
        print(f"{way}, lost: {done.count(0)}")
        print(f"{way}, done twice: {done.count(2)}")
