import threading

from mini_queue.queue import Queue
from mini_queue.worker import Worker

VENDOR = "task = 'vendor'"


def mails_sent(name, *pools):
    quiet, answers = threading.Semaphore(0), threading.Event()
    sent = []

    def vendor(job):
        quiet.release()
        answers.wait()  # (1)!

    def work(only):
        queue = Queue(name, only=only)
        tasks = {"vendor": vendor, "mail": sent.append}
        worker = Worker(queue, tasks)
        while worker.step():
            pass
        quiet.release()

    queue = Queue(name)
    for task in ("vendor", "vendor", "vendor", "mail", "mail", "mail"):
        queue.put(task)
    threads = [threading.Thread(target=work, args=[only]) for only in pools]
    for thread in threads:
        thread.start()
    for _ in threads:
        quiet.acquire()  # (2)!
    print(f"{name}: {len(sent)} of 3 mails sent")
    answers.set()
    for thread in threads:
        thread.join()


mails_sent("two for all", "TRUE", "TRUE")
mails_sent("one for each", VENDOR, f"NOT {VENDOR}")
