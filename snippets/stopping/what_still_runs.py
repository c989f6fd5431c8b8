import atexit
import os
import signal
import subprocess
import sys

ENDINGS = {
    "last line": lambda: None,
    "SIGTERM": lambda: signal.raise_signal(signal.SIGTERM),
    "SIGTERM, handled": lambda: signal.raise_signal(signal.SIGTERM),
    "SIGKILL": lambda: signal.raise_signal(signal.SIGKILL),
    "os._exit(3)": lambda: os._exit(3),
}


def export(ending):
    atexit.register(print, "atexit", end=" ")
    if ending == "SIGTERM, handled":
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # (1)!
    try:
        print("start", end=" ", flush=True)
        ENDINGS[ending]()
    finally:
        print("finally", end=" ")  # (2)!


if len(sys.argv) > 1:
    export(sys.argv[1])
else:
    for ending in ENDINGS:
        child = subprocess.run(
            [sys.executable, __file__, ending], stdout=subprocess.PIPE
        )
        ran = child.stdout.decode().strip()
        print(f"{ending}: {ran}, exit code {child.returncode}")
