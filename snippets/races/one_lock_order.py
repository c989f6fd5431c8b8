import contextlib
import threading

locks = {"invoices": threading.Lock(), "stock": threading.Lock()}
each_has_one = threading.Barrier(2)
said = {}


def work(name, *needed):
    first, second = sorted(needed)  # (1)!
    with locks[first]:
        with contextlib.suppress(threading.BrokenBarrierError):
            each_has_one.wait(timeout=0.5)  # (2)!
        got_both = locks[second].acquire(timeout=0.2)
        said[name] = "done" if got_both else "waits for the other"
        if got_both:
            locks[second].release()


threads = [
    threading.Thread(target=work, args=("sell", "stock", "invoices")),
    threading.Thread(target=work, args=("refund", "invoices", "stock")),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for name in ("sell", "refund"):
    print(f"{name}: {said[name]}")
