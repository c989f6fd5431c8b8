"""What this process holds of a queue, by its own clock."""

import secrets
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

Held = TypeVar("Held")


# --8<-- [start:leases]
class Leases(Generic[Held]):
    """Who overslept its lease holds nothing, whatever the server says.

    A receipt leads to what the server wants to hear about the message.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.now = now
        self._held: dict[str, tuple[Held, float]] = {}
        self._lock = threading.Lock()

    def take(self, held: Held, ends: float) -> str:
        receipt = secrets.token_hex(16)
        self.keep(receipt, held, ends)
        return receipt

    def keep(self, receipt: str, held: Held, ends: float) -> None:
        with self._lock:
            self._held[receipt] = held, ends

    def get(self, receipt: str) -> Held | None:
        with self._lock:
            held, ends = self._held.get(receipt, (None, 0.0))
        return held if ends > self.now() else None

    def end(self, receipt: str) -> Held | None:
        held = self.get(receipt)
        if held is not None:  # what overslept goes back
            with self._lock:
                self._held.pop(receipt, None)
        return held

    # --8<-- [end:leases]

    def overslept(self) -> list[Held]:
        """What is held no longer, and forgotten with this."""
        with self._lock:
            now = self.now()
            over = {key for key, (_, end) in self._held.items() if end <= now}
            return [self._held.pop(key)[0] for key in over]

    def forget(self) -> None:
        with self._lock:
            self._held.clear()
