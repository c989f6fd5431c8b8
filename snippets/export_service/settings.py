"""Limits and places, from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from .backends import opened
from .both import both
from .interfaces import Parts


@dataclass(frozen=True)
class Settings:
    """`EXPORT_LEASE=60` in the environment is `lease=60` here; in seconds."""

    backend: str = "sqlite"  # or redis, rabbitmq, aws, azure
    also: str = ""  # another one, while its jobs are drained
    name: str = "exports"  # of the queue, the bucket, the table…
    folder: Path = Path("exports")  # the database and the files
    host: str = "127.0.0.1"
    port: int = 8000
    max_bytes: int = 10_000_000  # of a document
    keep: float = 24 * 3600.0  # a job and its files, from its creation
    retry_after: int = 2  # what clients are told to wait
    lease: float = 30.0  # a worker that gives no sign loses its message
    max_deliveries: int = 5  # of one message
    grace: float = 8.0  # from SIGTERM to giving the job back
    poll: float = 0.5  # between two looks at an empty queue
    sweep_every: float = 60.0
    resend_after: float = 300.0  # queued for so long: sent again

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Those that the environment names; a wrong one is a ValueError."""
        found = {}
        for field in fields(cls):
            text = environment.get(f"EXPORT_{field.name.upper()}")
            if text is not None:
                default: Any = field.default
                found[field.name] = type(default)(text)
        return cls(**found)


# --8<-- [start:backend]
def backend(settings: Settings) -> Parts:
    """The three parts that the settings ask for."""
    parts = opened(settings.backend, settings)
    if settings.also:
        parts = both(parts, opened(settings.also, settings))
    return parts


# --8<-- [end:backend]
