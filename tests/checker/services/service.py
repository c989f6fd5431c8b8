"""What a service is."""

import contextlib
import random
import socket
from abc import ABC, abstractmethod

PORTS = range(20_000, 32_768)  # below those that systems give to every connection: nobody takes one by accident


class MissingService(Exception):
    """A server is not installed; the message says how to install it."""


class Service(ABC):
    """A running server: it answers once it is made. The guard of `sweep.py` ends it at the latest."""

    @classmethod
    @abstractmethod
    def version(cls) -> tuple[str, str]:
        """Name and version of what is installed; raises MissingService."""

    @abstractmethod
    def __init__(self, folder: str, environment: dict[str, str]) -> None:
        """Start it on a free port or socket, with its files and working folder in `folder`, and this environment."""

    @abstractmethod
    def lease(self) -> contextlib.AbstractContextManager[dict[str, str]]:
        """A clean part of it for one program: the variables that lead there."""

    @abstractmethod
    def close(self) -> None:
        """Stop it."""


def free_port() -> int:
    """A port of 127.0.0.1 that nobody used a moment ago, and that stays free while a server starts."""
    while True:
        with contextlib.suppress(OSError), socket.socket() as probe:
            port = random.choice(PORTS)
            probe.bind(("127.0.0.1", port))
            return port
