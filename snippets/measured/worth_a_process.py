import multiprocessing
import time


def label(order):
    return f"{order}.pdf"


def draw(order):
    return sum(number * number for number in range(1_000_000))


def nothing(order):
    pass


def cheapest(work, tries=5):
    seconds = []
    for _ in range(tries):
        begin = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begin)
    return min(seconds)


if __name__ == "__main__":
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        trip = cheapest(lambda: pool.apply(nothing, ["A-17"]), 50)  # (1)!
        print(f"there and back: {trip * 1000:.2f} ms")
        for job in (label, draw):
            alone = cheapest(lambda: job("A-17"))
            choice = "worth it" if alone > 10 * trip else "stay here"
            print(f"{job.__name__}: {alone * 1000:.4f} ms, {choice}")
