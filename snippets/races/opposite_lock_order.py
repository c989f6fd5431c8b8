import threading

stock = threading.Lock()
invoices = threading.Lock()
each_has_one = threading.Barrier(2)
both_have_asked = threading.Barrier(2)
said = {}


def work(name, first, second):
    with first:
        each_has_one.wait()  # (1)!
        got_both = second.acquire(timeout=0.2)  # (2)!
        said[name] = "done" if got_both else "waits for the other"
        both_have_asked.wait()  # (3)!
        if got_both:
            second.release()


threads = [
    threading.Thread(target=work, args=("sell", stock, invoices)),
    threading.Thread(target=work, args=("refund", invoices, stock)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for name in ("sell", "refund"):
    print(f"{name}: {said[name]}")
