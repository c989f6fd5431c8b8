# /// script
# requires-python = ">=3.11"
# dependencies = ["dbos==3.4.0"]
# ///
import sys
import threading
from subprocess import DEVNULL, PIPE, Popen

from dbos import DBOS, DBOSClient

STATE = "sqlite:///kill.db"
CONFIG = {"name": "shop", "system_database_url": STATE, "log_level": "ERROR"}


@DBOS.step()
def draw(order):
    print("draw", order, flush=True)


@DBOS.step()
def mail(order):
    print("mail", order, "began", flush=True)
    sys.stdin.read()  # (1)!
    print("mail", order, "sent", flush=True)


@DBOS.workflow()
def export(order):
    print("workflow", order, flush=True)
    draw(order)
    mail(order)


def work():
    DBOS(config=CONFIG)
    DBOS.launch()
    DBOS.register_queue("exports", polling_interval_sec=0.1)
    print("ready", flush=True)
    threading.Event().wait()


def main():
    command = [sys.executable, __file__, "work"]
    first = Popen(command, stdin=PIPE, stdout=PIPE, text=True)
    print(first.stdout.readline(), end="")
    client = DBOSClient(system_database_url=STATE)
    job = {"workflow_name": "export", "queue_name": "exports"}
    handle = client.enqueue(job, "A-17")
    for _ in range(3):
        print(" ", first.stdout.readline(), end="")
    first.kill()
    first.communicate()
    print("killed:", handle.get_status().status)
    second = Popen(command, stdin=DEVNULL, stdout=PIPE, text=True)
    for line in second.stdout:
        print("" if line == "ready\n" else "  ", line, sep="", end="")
        if "sent" in line:
            break
    handle.get_result()
    print("status:", handle.get_status().status)
    client.destroy()
    second.terminate()
    second.communicate()


if __name__ == "__main__":
    work() if sys.argv[1:] else main()
