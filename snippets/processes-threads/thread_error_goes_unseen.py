import subprocess
import sys
import threading


def export(order):
    raise OSError("disk full")


def shop():
    thread = threading.Thread(target=export, args=("A-17",))
    thread.start()
    thread.join()
    print("A-17: exported")  # (1)!


if sys.argv[1:] == ["shop"]:
    shop()
else:
    ended = subprocess.run([sys.executable, __file__, "shop"])  # (2)!
    print("exit code:", ended.returncode)
