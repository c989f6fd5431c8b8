import socket
import threading
import time
import zlib


def compress_page():
    zlib.compress(bytes(range(256)) * 4000, level=9)


def ask_the_bank():
    shop, bank = socket.socketpair()
    answer = threading.Timer(0.1, bank.send, [b"paid"])  # (1)!
    with shop, bank:
        answer.start()
        shop.recv(4)
        answer.join()


def cpu_share(job, tries):
    runs = []
    for _ in range(tries):
        wall, cpu = time.perf_counter(), time.thread_time()  # (2)!
        job()
        wall = time.perf_counter() - wall
        runs.append((wall, time.thread_time() - cpu))
    wall, cpu = min(runs)  # (3)!
    busy, total = f"{cpu * 1000:.1f} ms", f"{wall * 1000:.1f} ms"
    print(f"{job.__name__}: {busy} of CPU in {total}")
    return cpu / wall


computes = cpu_share(compress_page, tries=50)
waits = cpu_share(ask_the_bank, tries=5)
print("the first computes, the second waits:", computes > 5 * waits)
