"""Sidekiq of later Debians, each with its own Ruby, unpacked by `tests/tools/sidekiq.sh`: nothing is started."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from functools import cache

from ..project import HERE
from .service import MissingService, Service

FOLDERS = [HERE.root / ".cache" / "sidekiq" / major / "bin" for major in ("7", "8")]


class LaterSidekiq(Service):
    """Not a server: SIDEKIQS names the folders that hold a `ruby` and a `sidekiq`, one for each version."""

    @classmethod
    @cache
    def version(cls) -> tuple[str, str]:
        if not all((folder / "sidekiq").exists() for folder in FOLDERS):
            raise MissingService("no Sidekiq 7 and 8; on Debian 12 or later they come with: make test")
        said = [
            subprocess.run([folder / "sidekiq", "--version"], capture_output=True, text=True, check=True).stdout
            for folder in FOLDERS
        ]
        return "Sidekiq", ", ".join(each.split()[-1] for each in said)

    def __init__(self, folder: str, environment: dict[str, str]) -> None:
        pass

    @contextlib.contextmanager
    def lease(self) -> Iterator[dict[str, str]]:
        yield {"SIDEKIQS": os.pathsep.join(map(str, FOLDERS))}

    def close(self) -> None:
        pass
