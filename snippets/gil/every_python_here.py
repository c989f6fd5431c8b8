import re
import shutil
import subprocess
import sys
import sysconfig
import threading
import time


def export():
    steps = 150_000
    while steps:
        steps -= 1


def busy_cores():
    wall, cpu = time.perf_counter(), time.process_time()
    threads = [threading.Thread(target=export) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cpu = time.process_time() - cpu
    wall = time.perf_counter() - wall
    return wall, cpu / wall


def measure():
    has_gil = not sysconfig.get_config_var("Py_GIL_DISABLED")  # (1)!
    is_on = getattr(sys, "_is_gil_enabled", lambda: True)()  # (2)!
    _, cores = min(busy_cores() for _ in range(20))
    build, gil = "with" if has_gil else "without", "on" if is_on else "off"
    print(f"built {build} GIL, now {gil}, {cores:.2f}x")


if sys.argv[1:]:
    measure()
else:
    as_said = True
    for version in ("3.11", "3.12", "3.13", "3.13t", "3.14", "3.14t"):
        if python := shutil.which(f"python{version}"):
            command = [python, __file__, "measure"]
            ran = subprocess.run(command, capture_output=True, text=True)
            if ran.returncode == 0:  # (3)!
                print(f"{version}: {ran.stdout.strip()}")
                cores = float(re.search(r"([\d.]+)x", ran.stdout)[1])
                as_said &= "now off" in ran.stdout or cores < 1.2
    print("GIL on, one core at most:", as_said)
