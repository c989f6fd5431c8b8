import threading

disk_answers = threading.Event()
files = []


def export(order):
    disk_answers.wait()  # (1)!
    files.append(f"{order}.pdf")


orders = [f"A-{n}" for n in range(17, 217)]
threads = [threading.Thread(target=export, args=(o,)) for o in orders]
for thread in threads:
    thread.start()
print("threads alive:", threading.active_count() - 1)  # (2)!

disk_answers.set()
for thread in threads:
    thread.join()
print("PDFs:", len(files))
