from concurrent.futures import ThreadPoolExecutor


def export(order):
    raise OSError("disk full")


with ThreadPoolExecutor(max_workers=2) as pool:
    future = pool.submit(export, "A-17")
print("A-17: exported")
print("kept in the future:", repr(future.exception()))  # (1)!
