import threading

exported = set()
both_have_looked = threading.Barrier(2)


def export(order):
    if order not in exported:
        both_have_looked.wait()  # (1)!
        exported.add(order)
        print(f"{order}: PDF mailed\n", end="")


threads = [threading.Thread(target=export, args=("A-17",)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("exported:", exported)
