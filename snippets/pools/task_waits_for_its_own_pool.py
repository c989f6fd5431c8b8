from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=1)


def send(file):
    return f"{file} sent"


def export(order):
    sending = pool.submit(send, f"{order}.pdf")
    return sending.result(timeout=0.5)  # (1)!


with pool:
    future = pool.submit(export, "A-17")
    print("A-17:", type(future.exception()).__name__)
