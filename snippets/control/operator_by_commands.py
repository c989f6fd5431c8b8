import subprocess
import sys
from pathlib import Path

Path("shop.py").write_text("TASKS = {'pdf': lambda job: print(job.args)}\n")
MINI_QUEUE = [sys.executable, "-m", "mini_queue", "--who", "ana"]


def run(*words):
    done = subprocess.run([*MINI_QUEUE, *words], capture_output=True, text=True)
    print("$ mini_queue", *words)
    said = done.stderr if done.returncode else done.stdout  # (1)!
    for line in said.splitlines():
        print("   ", *line.split("\t")[words[0] == "audit" :])  # (2)!


run("put", "pdf", '"A-17"')
run("put", "pdf", '"A-18"')
run("priority", "2", "9", "--why", "customer waits")
run("cancel", "1", "--why", "ordered twice")
run("requeue", "1", "--why", "it was not")
run("work", "shop:TASKS", "--until-empty")
run("requeue", "1", "--why", "paper jam")
run("audit")
