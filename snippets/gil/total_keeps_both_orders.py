import threading

total = 0
lock = threading.Lock()
both_ask = threading.Barrier(2)


def price(order):
    both_ask.wait()
    return 10


def add(order):
    global total
    asked = price(order)  # (1)!
    with lock:
        total += asked


orders = ("A-17", "A-18")
threads = [threading.Thread(target=add, args=(o,)) for o in orders]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("total:", total)
