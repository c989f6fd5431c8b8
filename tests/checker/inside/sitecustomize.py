"""Runs inside each checked program: notes the threads that are still there when it exits."""

import atexit
import os
import sys


def _note() -> None:
    threading = sys.modules.get("threading")
    if threading is None:
        return
    left = [t for t in threading.enumerate() if t is not threading.current_thread()]
    with open(os.environ["SNIPPET_THREADS"], "a", encoding="utf-8") as notes:  # noqa: PTH123  (pathlib is slow to import)
        notes.writelines(f"{thread.name}\n" for thread in left)


if "SNIPPET_THREADS" in os.environ:
    atexit.register(_note)
