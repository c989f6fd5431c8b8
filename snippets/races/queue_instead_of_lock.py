import queue
import threading

inbox = queue.Queue()


def owner(result):
    exported = 0  # (1)!
    while inbox.get() != "stop":
        exported += 1
    result.put(exported)  # (2)!


def export(orders):
    for number in range(orders):
        inbox.put(f"A-{number}")


result = queue.Queue()
counter = threading.Thread(target=owner, args=(result,))
counter.start()
exporters = [threading.Thread(target=export, args=(1000,)) for _ in range(4)]
for thread in exporters:
    thread.start()
for thread in exporters:
    thread.join()
inbox.put("stop")  # (3)!
counter.join()
print("exported:", result.get())
