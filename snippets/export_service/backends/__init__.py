"""The backends by name. A module here is imported only if it is chosen."""

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from ..interfaces import Parts

if TYPE_CHECKING:
    from ..settings import Settings

NAMES = ("sqlite", "redis", "rabbitmq", "aws", "azure")


class Backend(Protocol):
    """What each module here has."""

    def parts(self, settings: "Settings") -> Parts: ...


def opened(name: str, settings: "Settings") -> Parts:
    """Its parts; ValueError for a name that is none of NAMES."""
    if name not in NAMES:
        raise ValueError(f"{name!r} is none of {', '.join(NAMES)}")
    module = import_module(f".{name}", __package__)
    return cast(Backend, module).parts(settings)
