"""When to try again, and when no more."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from .job import Job

Delay = Callable[[int], float]  # attempt that failed, from 1 -> seconds


# --8<-- [start:fixed]
def fixed(seconds: float) -> Delay:
    """The same pause each time."""
    return lambda attempt: seconds


# --8<-- [end:fixed]


# --8<-- [start:exponential]
def exponential(base: float, cap: float) -> Delay:
    """Twice as long each time: base, 2 base, 4 base; at most cap."""
    return lambda attempt: min(cap, base * 2.0 ** min(attempt - 1, 1000))


# --8<-- [end:exponential]


# --8<-- [start:jitter]
# Names and formulas: Marc Brooker, "Exponential Backoff And Jitter", AWS
# Architecture Blog, 2015.
def full_jitter(base: float, cap: float, chance: random.Random) -> Delay:
    """Anything from nothing to the exponential pause."""
    longest = exponential(base, cap)
    return lambda attempt: chance.uniform(0, longest(attempt))


def equal_jitter(base: float, cap: float, chance: random.Random) -> Delay:
    """Half of the exponential pause, and anything up to the other half."""
    longest = exponential(base, cap)
    return lambda attempt: chance.uniform(0.5, 1) * longest(attempt)


def decorrelated_jitter(
    base: float, cap: float, chance: random.Random
) -> Delay:
    """From base to three times the pause before, which it draws again."""

    def delay(attempt: int) -> float:
        pause = base
        for _ in range(attempt):
            pause = min(cap, chance.uniform(base, 3 * pause))
        return pause

    return delay


# --8<-- [end:jitter]


class RetryAfter(Exception):
    """The other side said when: not before `seconds` from now."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not before {seconds} s")
        self.seconds = seconds


# --8<-- [start:policy]
@dataclass(frozen=True)
class Policy:
    """Which errors are tried again, how often, and for how long.

    Args:
        delay: from the number of the failed attempt to seconds.
        attempts: in all, with the first.
        on: errors that may pass.
        never: errors that will not, even if they are among `on`.
        within: seconds since the job was put; a try after them is useless.
    """

    delay: Delay
    attempts: int = 5
    on: tuple[type[Exception], ...] = (Exception,)
    never: tuple[type[Exception], ...] = ()
    within: float = float("inf")

    def __call__(self, job: Job, error: Exception, now: float) -> float | None:
        """Seconds until the next attempt; None: no more."""
        if isinstance(error, self.never) or not isinstance(error, self.on):
            return None
        if job.count >= self.attempts:
            return None
        pause = self.delay(job.count)
        if isinstance(error, RetryAfter):
            pause = max(pause, error.seconds)
        return pause if now + pause <= job.put_at + self.within else None


# --8<-- [end:policy]
