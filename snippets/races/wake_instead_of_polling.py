import threading
import time

ready = []
changed = threading.Condition()
looks = 0


def is_ready():
    global looks
    looks += 1
    return bool(ready)


def export():
    time.sleep(0.2)
    with changed:
        ready.append("A-17.pdf")
        changed.notify_all()  # (1)!


def poll():
    while not is_ready():
        time.sleep(0.001)


def wake():
    with changed:
        changed.wait_for(is_ready)  # (2)!


for wait in (poll, wake):
    ready.clear()
    looks = 0
    thread = threading.Thread(target=export)
    thread.start()
    wait()
    thread.join()
    many = "more than 5" if looks > 5 else looks
    print(f"{wait.__name__}: {ready[0]}, looks: {many}")
