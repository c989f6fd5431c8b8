# /// script
# requires-python = ">=3.11"
# dependencies = ["dbos==3.4.0"]
# ///
import os
import sys
import threading
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen

from dbos import DBOS, DBOSClient

STATE = "sqlite:///name.db"
CONFIG = {"name": "shop", "system_database_url": STATE, "log_level": "ERROR"}


@DBOS.step()
def name(order):
    return f"{order}-{os.getpid()}.pdf"


@DBOS.step()
def draw(file):
    Path(file).write_text("PDF")


@DBOS.step()
def mail(file):
    print("mail", flush=True)
    sys.stdin.read()
    return Path(file).exists()


@DBOS.workflow()
def careless(order):
    file = f"{order}-{os.getpid()}.pdf"  # (1)!
    draw(file)
    return mail(file)


@DBOS.workflow()
def careful(order):
    file = name(order)  # (2)!
    draw(file)
    return mail(file)


def work():
    DBOS(config=CONFIG)
    DBOS.launch()
    DBOS.register_queue("exports", polling_interval_sec=0.1)
    print("ready", flush=True)
    threading.Event().wait()


def main():
    command = [sys.executable, __file__, "work"]
    first = Popen(command, stdin=PIPE, stdout=PIPE, text=True)
    first.stdout.readline()
    client = DBOSClient(system_database_url=STATE)
    names = ("careless", "careful")
    jobs = [{"workflow_name": n, "queue_name": "exports"} for n in names]
    handles = [client.enqueue(job, "A-17") for job in jobs]
    print(first.stdout.readline() + first.stdout.readline(), end="")
    first.kill()
    first.communicate()
    second = Popen(command, stdin=DEVNULL, stdout=DEVNULL)
    for name, handle in zip(names, handles, strict=True):
        print(f"{name}: mailed what was drawn: {handle.get_result()}")
    client.destroy()
    second.terminate()
    second.wait()


if __name__ == "__main__":
    work() if sys.argv[1:] else main()
