"""What packages are made of: uv says where it is and keeps what came."""

import subprocess
import tarfile
import tempfile
import time
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.request import urlopen

LOCK = "uv pip compile -q --no-deps --format pylock.toml"
PAUSES = (0, 1, 2, 4, 8)  # seconds before each try


def sources(*packages: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Open the source archives of packages; download each once and for all.

    Args:
        packages: such as "celery==5.7.0".

    Yields:
        "celery-5.7.0", and the texts of its files by their path.

    Raises:
        RuntimeError: uv finds no such package.
        OSError: an archive cannot be fetched, or is not what the index says.
    """
    for package in _locked(packages):
        with tarfile.open(_kept(**package["sdist"])) as archive:
            texts = {
                file.name.partition("/")[2]: text.read().decode(errors="ignore")
                for file in archive
                if (text := archive.extractfile(file))
            }
        yield f"{package['name']}-{package['version']}", texts


def _locked(packages: tuple[str, ...]) -> Any:
    for network in ("--offline", "--no-offline"):  # what uv remembers first
        said = subprocess.run(
            [*LOCK.split(), network, "-"],
            input="\n".join(packages),
            capture_output=True,
            text=True,
        )
        if not said.returncode:
            return tomllib.loads(said.stdout)["packages"]
    raise RuntimeError(said.stderr)


def _kept(url: str, hashes: dict[str, str], **_: object) -> Path:
    said = subprocess.check_output(["uv", "cache", "dir"], text=True)
    folder = Path(said.strip(), "source-archives")
    path = folder / hashes["sha256"]
    if not path.exists():
        content = _fetched(url, hashes["sha256"])
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as aside:
            aside.write(content)
        Path(aside.name).replace(path)  # whole or not at all: others look too
    return path


def _fetched(url: str, digest: str) -> bytes:
    wrong: object = None
    for pause in PAUSES:
        time.sleep(pause)
        try:
            with urlopen(url, timeout=30) as answer:
                content: bytes = answer.read()
        except (OSError, HTTPException) as error:
            wrong = error
        else:
            if sha256(content).hexdigest() == digest:
                return content
            wrong = "its digest is not the one of the index"
    raise OSError(f"{url}: {wrong}")
