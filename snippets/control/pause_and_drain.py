from mini_queue.control import NOT_PAUSED, Control, Draining
from mini_queue.queue import Queue
from mini_queue.worker import Worker

queue = Queue("queue.sqlite", only=NOT_PAUSED)  # (1)!
ana = Control(queue, "ana")


def pdf(job):
    if job.args == "A-17":
        ana.pause("the printer burns")  # (2)!
    print("  PDF of", job.args)


worker = Worker(queue, {"pdf": pdf, "mail": lambda job: print("  mail")})


def work(title):
    print(title)
    while worker.step():
        pass


for order in ("A-17", "A-18", "A-19"):
    ana.put("pdf", order)
work("paused while A-17 runs")
ana.put("pdf", "A-20")  # (3)!
ana.resume("new printer")
work("resumed")

ana.put("mail", lane="mail")
ana.put("pdf", "A-21")
ana.pause("bounces", lane="mail")
work("only the mail is paused")

ana.resume("mended", lane="mail")
ana.drain("we move to another server", lane="mail")
try:
    ana.put("mail", lane="mail")
except Draining as error:
    print("refused:", error)
work("drained")
print("still waiting:", queue.counts()["waiting"])
