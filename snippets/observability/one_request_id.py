import json
import logging
import subprocess
import sys
from contextvars import ContextVar

from mini_queue.queue import Queue
from mini_queue.retry import Policy, fixed
from mini_queue.worker import Worker

process = sys.argv[1] if sys.argv[1:] else "web"
request_id = ContextVar("request_id", default="none")
queue = Queue("queue.sqlite")


class AsJson(logging.Formatter):
    def format(self, record):
        line = {"process": process, "request_id": request_id.get()}
        return json.dumps(line | {"message": record.getMessage()})  # (1)!


handler = logging.FileHandler("app.log")
handler.setFormatter(AsJson())
logging.basicConfig(level=logging.INFO, handlers=[handler])


def put(task, order):
    headers = {"request_id": request_id.get()}
    queue.put(task, order, headers=headers)
    logging.info("put %s of %s", task, order)


def work(job):
    request_id.set(job.headers["request_id"])  # (2)!
    if job.task == "mail" and job.count == 1:
        raise OSError("mail server busy")  # (3)!
    logging.info("%s of %s", job.task, job.args)
    if job.task == "pdf":
        put("mail", job.args)


if process == "web":
    for order, sent in {"A-17": "req-5c1", "A-18": "req-e07"}.items():
        request_id.set(sent)
        put("pdf", order)
    subprocess.run([sys.executable, __file__, "worker"], check=True)
    for line in open("app.log"):
        if "req-5c1" in line:
            print(line, end="")
else:
    tasks = {"pdf": work, "mail": work}
    worker = Worker(queue, tasks, Policy(fixed(0), attempts=2))
    while worker.step():
        pass
