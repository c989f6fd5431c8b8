import contextlib
import fcntl
import multiprocessing
import threading
from pathlib import Path

COUNT = Path("exported.txt")


def count_one(both_here, both_have_read):
    both_here.wait()
    with open("exported.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # (1)!
        seen = int(COUNT.read_text())
        with contextlib.suppress(threading.BrokenBarrierError):
            both_have_read.wait(timeout=0.5)  # (2)!
        COUNT.write_text(str(seen + 1))


if __name__ == "__main__":
    COUNT.write_text("0")
    spawn = multiprocessing.get_context("spawn")
    barriers = (spawn.Barrier(2), spawn.Barrier(2))
    arguments = {"target": count_one, "args": barriers}
    workers = [spawn.Process(**arguments) for _ in range(2)]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    print("exported:", COUNT.read_text())
