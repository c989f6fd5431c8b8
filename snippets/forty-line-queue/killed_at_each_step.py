import multiprocessing
import os
import signal
from pathlib import Path

from mini_queue.forty import Queue

STATES = "SELECT state, count(*) FROM jobs GROUP BY state"


def worker(last):
    queue = Queue("queue.sqlite")
    for step in "start", "claim", "export", "ack":
        if step == "claim":
            job = queue.claim()
        elif step == "export":
            with open("exported.txt", "a") as file:  # (1)!
                file.write("A-17\n")
        elif step == "ack":
            queue.ack(job[0])
        if step == last:
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    for last in "start", "claim", "export", "ack":
        for name in "queue.sqlite", "exported.txt":
            Path(name).unlink(missing_ok=True)
        queue = Queue("queue.sqlite")
        queue.put("pdf", {"order": "A-17"})
        process = spawn.Process(target=worker, args=[last])
        process.start()
        process.join()

        exported = Path("exported.txt").exists()
        left = dict(queue._rows(STATES)) or "nothing"
        found = "the job" if queue.claim() else "no job"  # (2)!
        print(f"killed after {last}: exported {exported}, in the table {left}")
        print(f"  the next worker finds {found}")
