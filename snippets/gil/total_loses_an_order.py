import dis
import threading

total = 0
both_ask = threading.Barrier(2)


def price(order):
    both_ask.wait()  # (1)!
    return 10


def add(order):
    global total
    total += price(order)  # (2)!


for step in dis.get_instructions(add):
    if "GLOBAL" in step.opname:
        print(step.opname, step.argval)
    elif step.opname in ("CALL", "BINARY_OP"):
        print(step.opname)

orders = ("A-17", "A-18")
threads = [threading.Thread(target=add, args=(o,)) for o in orders]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("total:", total)
