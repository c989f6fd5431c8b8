import sys
import threading

results = {}


def export(order):
    if order == "A-18":
        raise OSError("disk full")
    return f"{order}.pdf"


def export_and_keep(order):
    try:
        results[order] = export(order)
    except Exception as error:  # (1)!
        results[order] = error


orders = ["A-17", "A-18"]
threads = []
for order in orders:
    thread = threading.Thread(target=export_and_keep, args=(order,))
    threads.append(thread)
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()  # (2)!

for order in orders:
    print(order, "->", repr(results[order]))
if any(isinstance(result, Exception) for result in results.values()):
    sys.exit(1)  # (3)!
