import json
import os
import sys
import threading
import time
import zlib

sys.setswitchinterval(1000)  # (1)!
rows = [{"order": "A-17", "price": n} for n in range(50_000)]
page = os.urandom(8_000_000)


def python_loop():
    steps = 1_000_000
    while steps:
        steps -= 1


def others_run_during(work):
    begins = threading.Event()
    ran = []

    def other():
        begins.wait()
        ran.append(time.perf_counter())

    thread = threading.Thread(target=other)
    thread.start()
    begins.set()
    work()
    end = time.perf_counter()
    thread.join()
    return ran[0] < end  # (2)!


works = {
    "python loop": python_loop,
    "sort": lambda: sorted(range(2_000_000, 0, -1)),
    "json.dumps": lambda: json.dumps(rows),
    "zlib.compress": lambda: zlib.compress(page),
    "time.sleep": lambda: time.sleep(0.5),
}
print("others run during:")
for name, work in works.items():
    print(f"  {name}: {others_run_during(work)}")
