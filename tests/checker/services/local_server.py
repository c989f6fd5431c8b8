"""Servers that say nothing when they are ready: they are, when they let somebody in."""

import contextlib
import os
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from .service import free_port


class LocalServer:
    """A process of ours that listens on ports of 127.0.0.1."""

    def __init__(self, command: Sequence[str | Path], ports: Sequence[str], folder: str, environment: dict[str, str]):
        """Start it and wait until it lets somebody in; RuntimeError with what it said when it ends instead.

        Args:
            ports: the options that take one port each: "--port".
            folder: where it works.
        """
        log = Path(folder) / f"log-{free_port()}"
        for _ in range(5):  # another program may take a port before the server does
            self.ports = [free_port() for _ in ports]
            options = [text for name, port in zip(ports, self.ports, strict=True) for text in (name, str(port))]
            with log.open("wb") as said:
                self._process = subprocess.Popen(
                    [*command, *options],
                    stdin=subprocess.DEVNULL,
                    stdout=said,
                    stderr=said,
                    cwd=folder,
                    env={**os.environ, **environment},
                    start_new_session=True,
                )
            if all(self._answers(port) for port in self.ports):
                return
        raise RuntimeError(f"{command[0]} does not start; the end of what it said:\n{log.read_text()[-2000:]}")

    def _answers(self, port: int) -> bool:
        while self._process.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                return self._process.poll() is None
            time.sleep(0.05)  # until the next try: it tells nobody that it is ready
        return False

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()
