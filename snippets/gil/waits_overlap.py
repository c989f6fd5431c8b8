import threading
import time

WAITS = 20
SECONDS = 0.1


def ask_the_bank():
    time.sleep(SECONDS)  # (1)!


begin = time.perf_counter()
threads = [threading.Thread(target=ask_the_bank) for _ in range(WAITS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
together = time.perf_counter() - begin

one_by_one = WAITS * SECONDS
print(f"{WAITS} waits, one by one: {one_by_one * 1000:.0f} ms")
print(f"{WAITS} waits, a thread each: {together * 1000:.0f} ms")
print("less than half:", together < one_by_one / 2)
