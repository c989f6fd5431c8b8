"""What may travel in a message: JSON that comes back as it went."""

import json
import math
from collections.abc import Callable
from typing import Any

LIMIT = 64 * 1024  # bytes of JSON in UTF-8
LARGEST = 2**53 - 1  # what other languages read of an integer, RFC 8259


class BadPayload(ValueError):
    """It would not arrive as it was sent; the message names the place."""


# --8<-- [start:strict]
def dumps(value: Any, limit: int = LIMIT) -> str:
    """JSON that `json.loads` turns into an equal value of equal types.

    Args:
        value: None, bool, int, float, str, and lists and dicts of these.
        limit: bytes that the JSON may have.

    Raises:
        BadPayload: it has something else in it, or is too large.
    """
    try:
        check(value)
    except RecursionError:
        raise BadPayload(
            "args: it goes too deep, or round in a circle"
        ) from None
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if (size := len(text.encode())) > limit:
        raise BadPayload(f"{size} bytes; at most {limit} may travel")
    return text


def check(value: Any, path: str = "args") -> None:
    """BadPayload with the path of what JSON would change or refuse."""
    if type(value) is float and not math.isfinite(value):
        raise BadPayload(f"{path}: {value} is no JSON")
    if type(value) is int and abs(value) > LARGEST:
        raise BadPayload(f"{path}: others would round it; send it as a str")
    if type(value) is str and any("\ud800" <= c <= "\udfff" for c in value):
        raise BadPayload(f"{path}: half a character is no UTF-8")
    if type(value) is dict:
        for key, each in value.items():
            if type(key) is not str:
                raise BadPayload(f"{path}: the key {key!r} is no str")
            check(key, f"{path}: a key")
            check(each, f"{path}.{key}")
    elif type(value) is list:
        for place, each in enumerate(value):
            check(each, f"{path}[{place}]")
    elif type(value) not in (type(None), bool, int, float, str):
        raise BadPayload(f"{path}: {type(value).__name__} is no JSON")


# --8<-- [end:strict]


# --8<-- [start:version]
def upgraded(
    args: Any, version: int, steps: dict[int, Callable[[Any], Any]], to: int
) -> Any:
    """The args of an old message as today's code wants them.

    Args:
        args: as they were put.
        version: with which they were put.
        steps: for each version, what makes args of the next one of them.
        to: the version of today.

    Raises:
        BadPayload: the message is newer than this code, or too old.
    """
    if version > to:
        raise BadPayload(f"version {version} is newer than {to}, of this code")
    for step in range(version, to):
        if step not in steps:
            raise BadPayload(f"version {step} is too old for this code")
        args = steps[step](args)
    return args


# --8<-- [end:version]
