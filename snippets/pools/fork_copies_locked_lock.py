import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor

lock = threading.Lock()


def hold_lock(held, forked):
    with lock:
        held.set()
        forked.wait()


def export():
    return lock.acquire(timeout=0.5)  # (1)!


def child_gets_lock(method):
    held, forked = threading.Event(), threading.Event()
    thread = threading.Thread(target=hold_lock, args=(held, forked))
    thread.start()
    held.wait()
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        future = pool.submit(export)  # (2)!
        forked.set()
        thread.join()  # (3)!
        return future.result()


if __name__ == "__main__":
    for method in ("fork", "spawn"):
        got_it = child_gets_lock(method)
        print(f"{method}: lock in the parent free: {not lock.locked()}")
        print(f"{method}: child gets the lock: {got_it}")
