"""Large things stay in a folder; the message carries a slip of paper."""

import hashlib
import os
import secrets
from pathlib import Path
from typing import TypedDict

from .payload import BadPayload


class Slip(TypedDict):
    """What to put in the args of the job."""

    sha256: str
    size: int  # bytes


class ClaimCheck:
    """A folder that all workers see; a thing is named by its checksum."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    # --8<-- [start:leave]
    def leave(self, content: bytes) -> Slip:
        """Keep it, whole or not at all, before the job is put."""
        digest = hashlib.sha256(content).hexdigest()
        part = self._folder / f"{secrets.token_hex(8)}.part"
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # as safe as the job that will name it
        part.replace(self._folder / digest)  # nobody sees half a file
        return {"sha256": digest, "size": len(content)}

    # --8<-- [end:leave]

    # --8<-- [start:collect]
    def collect(self, slip: Slip) -> bytes:
        """What was left.

        Raises:
            FileNotFoundError: it was removed.
            BadPayload: it is no longer what was left.
        """
        content = (self._folder / slip["sha256"]).read_bytes()
        if hashlib.sha256(content).hexdigest() != slip["sha256"]:
            raise BadPayload(f"{slip['sha256'][:8]}…: its checksum differs")
        return content

    # --8<-- [end:collect]

    def remove(self, slip: Slip) -> None:
        """When no job needs it any more; twice is as good as once."""
        (self._folder / slip["sha256"]).unlink(missing_ok=True)
