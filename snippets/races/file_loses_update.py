import multiprocessing
from pathlib import Path

COUNT = Path("exported.txt")


def count_one(both_have_read):
    seen = int(COUNT.read_text())
    both_have_read.wait()  # (1)!
    COUNT.write_text(str(seen + 1))


if __name__ == "__main__":
    COUNT.write_text("0")
    spawn = multiprocessing.get_context("spawn")
    arguments = {"target": count_one, "args": (spawn.Barrier(2),)}
    workers = [spawn.Process(**arguments) for _ in range(2)]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    print("exported:", COUNT.read_text())
