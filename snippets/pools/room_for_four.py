import threading
from concurrent.futures import ThreadPoolExecutor

room = threading.BoundedSemaphore(4)
disk_answers = threading.Event()


def export(order):
    disk_answers.wait()
    return f"{order}.pdf"


def request(pool, order):
    if not room.acquire(blocking=False):  # (1)!
        return 503
    future = pool.submit(export, order)
    future.add_done_callback(lambda future: room.release())  # (2)!
    return 202


with ThreadPoolExecutor(max_workers=2) as pool:
    answers = [request(pool, f"A-{n}") for n in range(17, 27)]
    print("accepted:", answers.count(202))
    print("refused:", answers.count(503))
    disk_answers.set()
print("room again:", room.acquire(blocking=False))
