"""uv, with which programs that compare versions of a package make their environments."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..project import HERE
from .service import MissingService, Service

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
