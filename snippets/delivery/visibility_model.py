from typing import NamedTuple


class Delivery(NamedTuple):
    worker: int
    start: float
    end: float
    hidden_until: float
    acked: bool


def deliveries(job, timeout, extended=False, dies=False, workers=2, most=5):
    free_at = [0.0] * workers
    start, made = 0.0, list[Delivery]()
    while len(made) < most:  # (1)!
        worker = free_at.index(min(free_at))
        dead = dies and not made  # (2)!
        end = free_at[worker] = start + (job / 2 if dead else job)
        halves = (end - start) // (timeout / 2) if extended else 0  # (3)!
        hidden_until = start + timeout + halves * timeout / 2
        again = max(hidden_until, min(free_at))
        acked = not dead and end <= again  # (4)!
        made.append(Delivery(worker, start, end, hidden_until, acked))
        if acked:
            break
        start = again
    return made


for timeout, extended, dies in [
    (90, False, False),
    (60, False, False),
    (40, False, False),
    (10, False, False),
    (40, True, False),
    (90, False, True),
    (40, True, True),
]:
    made = deliveries(60, timeout, extended, dies)
    kept = "extended" if extended else "fixed"
    fate = "dies" if dies else "lives"
    done = f"{made[-1].end:g} s" if made[-1].acked else "never"
    print(f"timeout {timeout} s, {kept}, worker 1 {fate}:", end=" ")
    print(f"{len(made)} starts, acked: {done}")
