import contextlib
import threading

exported = 0
lock = threading.Lock()
both_have_read = threading.Barrier(2)


def count_one():
    global exported
    with lock:  # (1)!
        seen = exported
        with contextlib.suppress(threading.BrokenBarrierError):
            both_have_read.wait(timeout=0.5)  # (2)!
        exported = seen + 1


threads = [threading.Thread(target=count_one) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("exported:", exported)
