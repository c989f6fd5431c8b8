"""A job as texts, for stores that keep nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, cast

from .interfaces import Job


def to_texts(job: Job) -> dict[str, str]:
    return {name: str(value) for name, value in vars(job).items()}


def from_texts(texts: Mapping[str, str]) -> Job:
    """The job of `to_texts`; what else is in there is left out."""
    made: dict[str, Any] = {}
    for field in fields(Job):
        kind = cast(Callable[[str], Any], field.type)
        made[field.name] = kind(texts[field.name])
    return Job(**made)
