import queue
import threading

READERS = ["invoice", "mail", "statistics"]


def read(inbox, seen):
    while message := inbox.get():
        seen.append(message)


def count_readers(inboxes):
    seen, threads = [], []
    for inbox in inboxes:
        reader = threading.Thread(target=read, args=(inbox, seen))
        reader.start()
        threads.append(reader)
    for inbox in set(inboxes):
        inbox.put("A-17 is paid")  # (1)!
    for inbox in inboxes:
        inbox.put(None)
    for reader in threads:
        reader.join()
    return f"{len(seen)} of {len(inboxes)} read it"


shared = queue.Queue()
one_queue = [shared for _ in READERS]
one_each = [queue.Queue() for _ in READERS]  # (2)!
print("work queue:", count_readers(one_queue))
print("publish/subscribe:", count_readers(one_each))
