# /// script
# requires-python = ">=3.11"
# dependencies = ["dbos==3.4.0"]
# ///
import sys
import threading
from subprocess import DEVNULL, PIPE, Popen

from dbos import DBOS, DBOSClient

STATE = "sqlite:///version.db"
CONFIG = {"name": "shop", "system_database_url": STATE, "log_level": "ERROR"}


@DBOS.step()
def mail(order):
    print(order, "began", flush=True)
    sys.stdin.read()


@DBOS.workflow()
def export(order):
    mail(order)


def work(version):
    DBOS(config={**CONFIG, "application_version": version})  # (1)!
    DBOS.launch()
    DBOS.register_queue("exports", polling_interval_sec=0.1)
    print("version", version, flush=True)
    threading.Event().wait()


def start(version, stdin=DEVNULL):
    command = [sys.executable, __file__, version]
    worker = Popen(command, stdin=stdin, stdout=PIPE, text=True)
    print(worker.stdout.readline(), end="")
    return worker


def main():
    first = start("1", PIPE)
    client = DBOSClient(system_database_url=STATE)
    job = {"workflow_name": "export", "queue_name": "exports"}
    a17 = client.enqueue(job, "A-17")
    print(first.stdout.readline(), end="")
    first.kill()
    first.communicate()
    second = start("2")
    a18 = client.enqueue(job, "A-18")
    a18.get_result()
    print("A-18:", a18.get_status().status)
    print("A-17:", a17.get_status().status)
    old = start("1")  # (2)!
    a17.get_result()
    print("A-17:", a17.get_status().status)
    client.destroy()
    for worker in (second, old):
        worker.terminate()
        worker.communicate()


if __name__ == "__main__":
    work(sys.argv[1]) if sys.argv[1:] else main()
