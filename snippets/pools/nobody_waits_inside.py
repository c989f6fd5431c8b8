from concurrent.futures import ThreadPoolExecutor, as_completed


def send(file):
    return f"{file} sent"


def export(order):
    return f"{order}.pdf"


with ThreadPoolExecutor(max_workers=1) as pool:
    exports = [pool.submit(export, o) for o in ["A-17", "A-18"]]
    sends = []
    for future in as_completed(exports):  # (1)!
        sends.append(pool.submit(send, future.result()))
    for text in sorted(future.result() for future in sends):
        print(text)
