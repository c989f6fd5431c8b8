import threading
import time

lock = threading.Lock()
exported = 0


def send_to_printer():
    time.sleep(0.05)  # (1)!


def wide():
    global exported
    with lock:
        send_to_printer()
        exported += 1


def narrow():
    global exported
    send_to_printer()
    with lock:  # (2)!
        exported += 1


def milliseconds(export):
    begin = time.perf_counter()
    threads = [threading.Thread(target=export) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return 1000 * (time.perf_counter() - begin)


outside = min(milliseconds(narrow) for _ in range(5))  # (3)!
inside = milliseconds(wide)
print(f"wait outside the lock: {outside:.0f} ms")
print(f"wait inside the lock: {inside:.0f} ms")
print("exported:", exported)
print("inside takes at least twice as long:", inside > 2 * outside)
