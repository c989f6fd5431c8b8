import threading
from concurrent.futures import ThreadPoolExecutor

disk_answers = threading.Event()


def export(order):
    disk_answers.wait()
    return f"{order}.pdf"


orders = [f"A-{n}" for n in range(17, 217)]
with ThreadPoolExecutor(max_workers=4) as pool:
    futures = [pool.submit(export, order) for order in orders]  # (1)!
    print("threads alive:", threading.active_count() - 1)

    disk_answers.set()
    files = [future.result() for future in futures]  # (2)!
print("PDFs:", len(files))
