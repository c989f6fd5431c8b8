import contextlib
import threading

lock = threading.Lock()
exported = set()
owner = {}
together = threading.Barrier(2)


def under_lock(order, me):
    with lock:  # (1)!
        mine = order not in exported
        with contextlib.suppress(threading.BrokenBarrierError):
            together.wait(timeout=0.5)  # (2)!
        exported.add(order)
    return mine


def setdefault(order, me):
    together.wait()
    return owner.setdefault(order, me) == me  # (3)!


for claim in (under_lock, setdefault):
    together.reset()
    won = []

    def ask(me):
        won.append(claim("A-17", me))

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{claim.__name__}: {won.count(True)} of 2 may export A-17")
