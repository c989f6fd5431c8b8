import queue
import threading

allowed = threading.Event()
allowed.set()
cancelled = threading.Event()
log = queue.Queue()


def tell(state, pages):
    log.put(f"job=A-17 state={state} pages={pages}")
    log.join()  # (1)!


def export(total):
    for done in range(1, total + 1):
        tell("running", done)
        if not allowed.is_set():  # (2)!
            tell("paused", done)
            allowed.wait()
        if cancelled.is_set():  # (3)!
            tell("cancelled", done)
            return
    tell("done", total)


def job():
    export(total=6)
    log.put(None)


operator = {
    "job=A-17 state=running pages=2": ("pause", allowed.clear),
    "job=A-17 state=paused pages=2": ("resume", allowed.set),
    "job=A-17 state=running pages=4": ("cancel", cancelled.set),
}

worker = threading.Thread(target=job)
worker.start()
for line in iter(log.get, None):
    print(line)
    if line in operator:
        name, act = operator[line]
        print("operator:", name)
        act()
    log.task_done()
worker.join()
