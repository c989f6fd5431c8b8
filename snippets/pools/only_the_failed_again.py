from concurrent.futures import ThreadPoolExecutor

disk_full = {"A-18": 2, "A-20": 9}  # (1)!
runs = []


def export(order):
    runs.append(order)
    if runs.count(order) <= disk_full.get(order, 0):
        raise OSError("disk full")
    if order == "A-19":
        raise ValueError("no such order")
    return f"{order}.pdf"


todo = ["A-17", "A-18", "A-19", "A-20"]
files, wrong = [], []
for attempt in range(1, 4):
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = {order: pool.submit(export, order) for order in todo}
    print(f"attempt {attempt}:", *todo)
    todo = []
    for order, future in futures.items():
        error = future.exception()
        if error is None:
            files.append(future.result())
        elif isinstance(error, OSError):  # (2)!
            todo.append(order)
        else:
            wrong.append(order)
print("files:", *files)
print("refused:", *wrong)
print("given up:", *todo)
