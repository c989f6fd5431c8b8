"""What spares the other side: a budget of retries, and a circuit breaker."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


# --8<-- [start:budget]
class RetryBudget:
    """Retries may be a share of the first attempts, and no more.

    Finagle counts like this: an attempt earns `ratio` of a retry, a retry
    costs a whole one.
    """

    def __init__(self, ratio: float = 0.1, most: float = 10.0) -> None:
        """Begin with `most` retries, of which it never saves more."""
        self._ratio = ratio
        self._most = self._left = most
        self._lock = threading.Lock()

    def attempt(self) -> None:
        """A first attempt was made."""
        with self._lock:
            self._left = min(self._most, self._left + self._ratio)

    def retry(self) -> bool:
        """Take one retry; False if there is none left."""
        with self._lock:
            if self._left < 1:
                return False
            self._left -= 1
            return True


# --8<-- [end:budget]


class Open(Exception):
    """Nobody was called: the other side fails, and is left in peace."""


# --8<-- [start:breaker]
class Breaker:
    """Closed, it lets all through; open, none; half open, one to try.

    Args:
        failures: this many in a row open it.
        pause: seconds that it stays open before one call may try.
        now: seconds that never go back.
    """

    def __init__(
        self,
        failures: int,
        pause: float,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most, self._pause, self._now = failures, pause, now
        self._failures = 0
        self._until = 0.0  # open until then, after so many failures
        self._lock = threading.Lock()

    @property
    def state(self) -> str:
        """What the next call will meet."""
        if self._failures < self._most:
            return "closed"
        return "open" if self._now() < self._until else "half open"

    def call(self, function: Callable[[], Result]) -> Result:
        """Its result or its error.

        Raises:
            Open: it was not called.
        """
        with self._lock:
            if self.state == "open":
                raise Open(f"for {self._until - self._now():.1f} s more")
            if self.state == "half open":  # the others wait for this one
                self._until = self._now() + self._pause
        try:
            result = function()
        except Exception:
            with self._lock:
                self._failures += 1
                self._until = self._now() + self._pause
            raise
        with self._lock:
            self._failures = 0
        return result


# --8<-- [end:breaker]
