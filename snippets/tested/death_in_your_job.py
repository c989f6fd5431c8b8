import multiprocessing
import os
import signal
from pathlib import Path

from mini_queue.inbox import Inbox
from mini_queue.queue import Queue

STEPS = "claim", "one page", "paper", "row", "ack"


def work(now, fatal):
    queue = Queue("queue.sqlite", lambda: now)
    inbox, rows = Inbox(queue.database, queue.now), queue.database.rows

    def after(step):
        if step == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    while job := queue.claim(lease=30):
        after("claim")
        draft = Path(f"{job.args}.part")
        with draft.open("w") as file:
            file.write("page-1 ")
            file.flush()  # (1)!
            after("one page")
            file.write("page-2")
        draft.replace(f"{job.args}.pdf")
        after("paper")
        with inbox.once(job.args) as first:
            if first:
                rows("INSERT INTO sent VALUES (?)", job.args)
        after("row")
        queue.ack(job)
        after("ack")


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    queue = Queue("queue.sqlite", lambda: 0)
    rows = queue.database.rows
    rows("CREATE TABLE sent (paper)")
    for step in STEPS:
        queue.put("pdf", step)
        dying = spawn.Process(target=work, args=(0, step))
        dying.start()
        dying.join()
        pdf = Path(f"{step}.pdf")
        seen = pdf.read_text() if pdf.exists() else "nothing"
        work(31, fatal=None)
        sent = len(rows("SELECT * FROM sent WHERE paper = ?", step))
        print(f"{step} ({dying.exitcode}): {seen}")
        print(f"  then {pdf.read_text()}, sent: {sent}")
