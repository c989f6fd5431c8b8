import subprocess
import sys
import threading

half_written = threading.Event()
disk_answers = threading.Event()


def export(order):
    try:
        print(f"{order}: half written")
        half_written.set()
        disk_answers.wait()
        print(f"{order}: PDF ready")
    finally:
        print(f"{order}: file closed")


def shop(ending):
    thread = threading.Thread(target=export, args=("A-17",), daemon=True)
    thread.start()
    half_written.wait()  # (1)!
    if ending == "join":
        disk_answers.set()
        thread.join()  # (2)!


if len(sys.argv) > 1:
    shop(sys.argv[1])
else:
    for ending in ("leave", "join"):
        ended = subprocess.run([sys.executable, __file__, ending])
        print(f"{ending}: exit code {ended.returncode}")  # (3)!
