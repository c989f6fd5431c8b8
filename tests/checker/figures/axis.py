"""An axis of a plot: where its values stand, and its ticks."""

import itertools
import math

MANY = 6  # ticks


class Axis:
    """Where values stand between the ends of an axis, from 0 to 1; its few ticks.

    Args:
        log: each tick is a multiple of the one before.
        own: the values themselves are ticks where they are few and not close.
        whole: the axis begins and ends at a tick, and at zero unless it is logarithmic.
    """

    def __init__(self, values: list[float], log: bool = False, own: bool = False, whole: bool = False) -> None:
        self.log = log
        self.low, self.high = min([0.0] * (whole and not log) + values), max(values)
        ticks = (_log if log else _even)(self.low, self.high)
        if whole:
            self.low, self.high = ticks[0], ticks[-1]
        known = sorted(set(values))
        gaps = [self.at(b) - self.at(a) for a, b in itertools.pairwise(known)]
        alike = own and len(known) <= MANY and min(gaps, default=1) > 0.12
        self.ticks = known if alike else [tick for tick in ticks if self.low <= tick <= self.high]

    def at(self, value: float) -> float:
        low, high, value = map(math.log10, (self.low, self.high, value)) if self.log else (self.low, self.high, value)
        return (value - low) / (high - low) if high > low else 0.5


def _even(low: float, high: float) -> list[float]:
    """Round numbers, few, from the last one below to the first one above."""
    power = 10.0 ** math.floor(math.log10((high - low or 1) / MANY))
    steps = (power * m for m in (1, 2, 5, 10, 20))
    step = next(step for step in steps if math.ceil(high / step) - math.floor(low / step) < MANY)
    return [round(step * n, 10) for n in range(math.floor(low / step), math.ceil(high / step) + 1)]


def _log(low: float, high: float) -> list[float]:
    """1, 2, 5, 10… where they are few, else powers of ten; from the last one below to the first one above."""
    powers = [10.0**n for n in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)]
    fine = [power * m for power in powers for m in (1, 2, 5)]
    fine = [tick for tick in fine if tick >= max(t for t in fine if t <= low)]
    fine = [tick for tick in fine if tick <= min(t for t in fine if t >= high)]
    return fine if len(fine) <= MANY else powers
