import shutil
import subprocess

ASK = """
import importlib, os, sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import context

os.cpu_count = lambda: 64
os.process_cpu_count = lambda: 4
threads = ThreadPoolExecutor()._max_workers
processes = ProcessPoolExecutor()._max_workers

methods = []
for sys.platform in ("linux", "darwin", "win32"):
    importlib.reload(context)
    methods.append(context._default_context.get_start_method())
print(*methods, threads, processes)
"""  # (1)!


def row(*cells):
    print("".join(f"{cell:<8}" for cell in cells).strip())


row("python", "linux", "darwin", "win32", "threads", "processes")
for version in ("3.11", "3.12", "3.13"):
    python = shutil.which(f"python{version}")  # (2)!
    if python:
        command = [python, "-c", ASK]
        asked = subprocess.run(command, capture_output=True, text=True)
        if asked.returncode == 0:
            row(version, *asked.stdout.split())
