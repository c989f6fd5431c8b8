"""`make bench`: what the site costs, measured side by side with the plain way in the same run.

Each part is a module `bench_<name>` with a `main`; `python -m bench builds` runs one of them.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable

PARTS = ("suite", "gates", "builds", "search", "export", "engines", "lighthouse")


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds of some work, its child processes included."""

    def cpu() -> float:
        own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
        return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime

    wall, used = time.perf_counter(), cpu()
    work()
    return time.perf_counter() - wall, cpu() - used


def main(wanted: list[str]) -> None:
    """Run the parts, each in a process of its own: one does not weigh on the memory of the next."""
    for name in wanted or PARTS:
        done = subprocess.run([sys.executable, "-c", f"import bench_{name}; bench_{name}.main()"])
        if done.returncode:
            sys.exit(done.returncode)


if __name__ == "__main__":
    main(sys.argv[1:])
