"""SQS, S3 and DynamoDB: pip's moto, a server that answers as AWS does."""

import contextlib
import queue
import sys
import urllib.request
from collections.abc import Iterator
from importlib.metadata import version

from .local_server import LocalServer
from .service import Service

COMMAND = [sys.executable, "-m", "moto.server", "--host", "127.0.0.1"]


class Aws(Service):
    """An empty account for each running program, at AWS_ENDPOINT_URL, which boto3 reads by itself."""

    @classmethod
    def version(cls) -> tuple[str, str]:
        return "moto", version("moto")

    def __init__(self, folder: str, environment: dict[str, str]) -> None:
        self._folder, self._environment = folder, environment
        self._servers: list[LocalServer] = []
        self._free: queue.SimpleQueue[LocalServer] = queue.SimpleQueue()

    @contextlib.contextmanager
    def lease(self) -> Iterator[dict[str, str]]:
        try:
            server = self._free.get_nowait()
        except queue.Empty:  # one server has one account: as many as programs that run at the same time
            server = LocalServer(COMMAND, ["--port"], self._folder, self._environment)
            self._servers.append(server)
        address = f"http://127.0.0.1:{server.ports[0]}"
        try:
            yield {
                "AWS_ENDPOINT_URL": address,
                "AWS_DEFAULT_REGION": "eu-south-2",
                "AWS_ACCESS_KEY_ID": "local",
                "AWS_SECRET_ACCESS_KEY": "local",
            }
        finally:
            with urllib.request.urlopen(f"{address}/moto-api/reset", data=b""):
                self._free.put(server)

    def close(self) -> None:
        for server in self._servers:
            server.close()
