"""Azure Queue Storage and Blob Storage: npm's Azurite, Microsoft's own server for trying them."""

import base64
import contextlib
import itertools
import json
import secrets
import shutil
from collections.abc import Iterator

from ..tools import tool
from .local_server import LocalServer
from .service import MissingService, Service

MAIN = "azurite/dist/src/azurite.js"
OPTIONS = ["--silent", "--disableTelemetry", "--inMemoryPersistence", "--skipApiVersionCheck"]
ACCOUNTS = 1000  # named when the server starts; each is used once


class Azure(Service):
    """An empty account for each running program, at AZURE_STORAGE_CONNECTION_STRING."""

    @classmethod
    def version(cls) -> tuple[str, str]:
        if not shutil.which("node") or not tool(MAIN).exists():
            raise MissingService("no Azurite; install it: apt-get install npm, then make test")
        return "Azurite", json.loads(tool("azurite/package.json").read_text("utf-8"))["version"]

    def __init__(self, folder: str, environment: dict[str, str]) -> None:
        self._key = base64.b64encode(secrets.token_bytes(64)).decode()
        accounts = ";".join(f"program{number}:{self._key}" for number in range(1, ACCOUNTS + 1))
        self._server = LocalServer(
            ["node", tool(MAIN), *OPTIONS],
            ["--queuePort", "--blobPort", "--tablePort"],
            folder,
            environment | {"AZURITE_ACCOUNTS": accounts},
        )
        self._numbers = itertools.count(1)

    @contextlib.contextmanager
    def lease(self) -> Iterator[dict[str, str]]:
        account = f"program{next(self._numbers)}"
        queues, blobs, _ = (f"http://127.0.0.1:{port}/{account}" for port in self._server.ports)
        parts = {
            "DefaultEndpointsProtocol": "http",
            "AccountName": account,
            "AccountKey": self._key,
            "QueueEndpoint": queues,
            "BlobEndpoint": blobs,
        }
        yield {"AZURE_STORAGE_CONNECTION_STRING": ";".join(f"{name}={value}" for name, value in parts.items())}

    def close(self) -> None:
        self._server.close()
