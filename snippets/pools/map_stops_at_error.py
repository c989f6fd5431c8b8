import threading
from concurrent.futures import ThreadPoolExecutor

last_written = threading.Event()
written = []


def export(order):
    if order == "A-18":
        last_written.wait()
        raise OSError("disk full")
    written.append(order)
    if order == "A-19":
        last_written.set()
    return f"{order}.pdf"


with ThreadPoolExecutor(max_workers=2) as pool:
    try:
        for file in pool.map(export, ["A-17", "A-18", "A-19"]):
            print("result:", file)  # (1)!
    except OSError as error:
        print("error:", error)  # (2)!
print("written:", *sorted(written))
