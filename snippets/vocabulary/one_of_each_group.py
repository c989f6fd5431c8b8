import queue
import threading

WORKERS = {"invoice": 2, "mail": 1}
queues = {group: queue.Queue() for group in WORKERS}
seen = {group: [] for group in WORKERS}


def publish(message):
    for inbox in queues.values():
        inbox.put(message)  # (1)!


def worker(group):
    while message := queues[group].get():
        seen[group].append(message)  # (2)!


threads = []
for group, count in WORKERS.items():
    for _ in range(count):
        thread = threading.Thread(target=worker, args=[group])
        thread.start()
        threads.append(thread)
publish("A-17 is paid")
publish("A-18 is paid")
for group, count in WORKERS.items():
    for _ in range(count):
        queues[group].put(None)  # (3)!
for thread in threads:
    thread.join()
for group, count in WORKERS.items():
    print(f"{group}: {sorted(seen[group])}, workers: {count}")
