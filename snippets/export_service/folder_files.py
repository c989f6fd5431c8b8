"""Files in a folder of this machine."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from .names import checked


class FolderFiles:
    """Files in a folder; each appears under its name only when whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    # --8<-- [start:write]
    def write(self, name: str, chunks: Iterable[bytes]) -> int:
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = NamedTemporaryFile(dir=path.parent, prefix=".", delete=False)
        try:
            with part:
                part.writelines(chunks)
                size = part.tell()
                part.flush()
                os.fsync(part.fileno())
            os.replace(part.name, path)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
        for folder in (path.parent, self._folder):
            _sync(folder)
        return size

    # --8<-- [end:write]

    def open(self, name: str) -> BinaryIO:
        return self._path(name).open("rb")

    def remove(self, job_id: str) -> None:
        shutil.rmtree(self._path(job_id), ignore_errors=True)

    def _path(self, name: str) -> Path:
        return self._folder / checked(name)


def _sync(folder: Path) -> None:
    """Let its new names outlive a power cut."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
