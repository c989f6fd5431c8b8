# /// script
# requires-python = ">=3.11"
# dependencies = ["dbos==3.4.0"]
# ///
import sys
import threading
from pathlib import Path
from subprocess import PIPE, Popen

from dbos import DBOS, DBOSClient

STATE = "sqlite:///hello.db"  # (1)!
CONFIG = {"name": "shop", "system_database_url": STATE, "log_level": "ERROR"}


@DBOS.step()
def draw(order):
    Path(f"{order}.pdf").write_text("PDF")
    return f"{order}.pdf"


@DBOS.step()
def mail(file):
    return f"{file} sent"


@DBOS.workflow()  # (2)!
def export(order):
    return mail(draw(order))


def work():
    DBOS(config=CONFIG)
    DBOS.launch()
    DBOS.register_queue("exports", polling_interval_sec=0.1)
    print("ready", flush=True)
    threading.Event().wait()


def main():
    command = [sys.executable, __file__, "work"]
    worker = Popen(command, stdout=PIPE)
    worker.stdout.readline()  # (3)!
    client = DBOSClient(system_database_url=STATE)
    job = {"workflow_name": "export", "queue_name": "exports"}
    handle = client.enqueue(job, "A-17")
    print("result:", handle.get_result())
    for step in client.list_workflow_steps(handle.get_workflow_id()):
        print("kept:", step["function_name"], "->", step["output"])
    client.destroy()
    worker.terminate()
    worker.communicate()


if __name__ == "__main__":
    work() if sys.argv[1:] else main()
