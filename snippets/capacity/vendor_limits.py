import heapq

OWN, VENDOR, PLACES = 0.5, 1.5, 4  # seconds, seconds, calls at once


def finished(workers, seconds=10_000):
    starts = [0.0] * workers
    places = [0.0] * PLACES
    done = 0
    while starts[0] < seconds:
        asks = starts[0] + OWN
        answer = max(asks, places[0]) + VENDOR  # (1)!
        heapq.heapreplace(places, answer)
        heapq.heapreplace(starts, answer)
        done += 1
    return done / seconds


for workers in (2, 4, 5, 6, 7, 16):
    rate = finished(workers)
    waiting = workers - rate * (OWN + VENDOR)  # (2)!
    print(f"{workers} workers: {rate:.2f} a second, {waiting:.1f} wait")
