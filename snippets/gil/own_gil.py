import importlib
import os
import shutil
import subprocess
import sys
import threading
import time

EXPORT = """
import os, time
begin = time.perf_counter()
for _ in range(5_000_000):
    pass
os.write(answer, f"{begin} {time.perf_counter()}".encode())
"""


def run_in_new_interpreter(code):
    older = sys.version_info < (3, 13)
    name = "_xxsubinterpreters" if older else "_interpreters"
    private = importlib.import_module(name)  # (1)!
    interpreter = private.create()
    private.run_string(interpreter, code)
    private.destroy(interpreter)


def measure():
    sys.setswitchinterval(1000)
    read, write = os.pipe()
    code = f"answer = {write}\n{EXPORT}"
    export = threading.Thread(target=run_in_new_interpreter, args=(code,))
    export.start()
    stamps = []
    while export.is_alive():
        stamps.append(time.perf_counter())
        time.sleep(0.001)
    begin, end = map(float, os.read(read, 100).split())
    print(any(begin < stamp < end for stamp in stamps))  # (2)!


if sys.argv[1:]:
    measure()
else:
    as_said = True
    for version in ("3.11", "3.12", "3.13", "3.14"):
        if python := shutil.which(f"python{version}"):
            command = [python, __file__, "measure"]
            ran = subprocess.run(command, capture_output=True, text=True)
            if ran.returncode == 0:
                moved = ran.stdout.strip()
                print(f"{version}: main runs meanwhile: {moved}")
                as_said &= (moved == "True") == (version != "3.11")
    print("own GIL since 3.12:", as_said)
