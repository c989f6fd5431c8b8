import queue
import threading

inbox = queue.Queue()
stop = threading.Event()
about_to_wait = threading.Event()


def worker(seconds):
    while not stop.is_set():
        about_to_wait.set()
        try:
            order = inbox.get(timeout=seconds)  # (1)!
        except queue.Empty:
            continue
        if order is None:  # (2)!
            return


for seconds in (None, 0.05):
    stop.clear()
    about_to_wait.clear()
    thread = threading.Thread(target=worker, args=(seconds,))
    thread.start()
    about_to_wait.wait()
    stop.set()
    thread.join(timeout=None if seconds else 0.3)
    print(f"get(timeout={seconds}), still there: {thread.is_alive()}")
    if thread.is_alive():
        inbox.put(None)
        thread.join()
        print("after the sentinel, still there:", thread.is_alive())
