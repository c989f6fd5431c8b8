"""Outlives the checker by a moment: `python -m checker.guard TAG FOLDER…`.

It waits until its standard input closes, which happens however the checker ends; then it ends all that carries the
tag, and the folders go. Without the goodbye of an orderly end (`kill -9`, power of the terminal gone) something may
just be starting: it looks again.
"""

import shutil
import sys
import time

from .sweep import sweep  # now: by the end, the folder it lies in may be gone

GOODBYE = b"goodbye"

if __name__ == "__main__":
    if sys.stdin.buffer.read() != GOODBYE:
        sweep(sys.argv[1])
        time.sleep(0.2)  # one that was being started carries its tag by now
    sweep(sys.argv[1])
    for folder in sys.argv[2:]:
        shutil.rmtree(folder, ignore_errors=True)
