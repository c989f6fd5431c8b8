"""What may travel, what is refused and how it says so, and what stays in a folder."""

import datetime
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mini_queue.claim_check import ClaimCheck
from mini_queue.payload import LARGEST, LIMIT, BadPayload, check, dumps, upgraded

from mini.fixtures import Opens

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-LARGEST, LARGEST)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8"), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
    max_leaves=20,
)
RUNS = settings(max_examples=200, deadline=None, derandomize=True, database=None)


@RUNS
@given(JSON)
def test_what_may_travel_arrives_with_the_same_types(value: Any) -> None:
    assert typed(json.loads(dumps(value))) == typed(value)


def typed(value: Any) -> Any:
    """So that 1, 1.0 and True differ."""
    if isinstance(value, dict):
        return {key: typed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [typed(each) for each in value]
    return type(value), repr(value)


CIRCLE: list[Any] = []
CIRCLE.append(CIRCLE)


class Text(str):
    """Not what it will be after the journey."""


@pytest.mark.parametrize(
    "value, message",
    [
        ({"lines": [1, (2, 3)]}, "args.lines[1]: tuple is no JSON"),
        ({"lines": {7: "x"}}, "args.lines: the key 7 is no str"),
        ({"at": datetime.date(2026, 1, 1)}, "args.at: date is no JSON"),
        ([Decimal("1.10")], "args[0]: Decimal is no JSON"),
        ({"price": float("nan")}, "args.price: nan is no JSON"),
        ([[float("-inf")]], "args[0][0]: -inf is no JSON"),
        ({"raw": b"x"}, "args.raw: bytes is no JSON"),
        ({"id": 2**53}, "args.id: others would round it; send it as a str"),
        ({"id": -(2**53)}, "args.id: others would round it; send it as a str"),
        (["\ud83d"], "args[0]: half a character is no UTF-8"),
        ({"\ud83d": 1}, "args: a key: half a character is no UTF-8"),
        (Text("x"), "args: Text is no JSON"),
        (CIRCLE, "args: it goes too deep, or round in a circle"),
        ("x" * LIMIT, f"{LIMIT + 2} bytes; at most {LIMIT} may travel"),
        ("ñ" * (LIMIT // 2), f"{LIMIT + 2} bytes; at most {LIMIT} may travel"),
    ],
    ids=lambda value: str(value)[:40].encode("ascii", "replace").decode(),
)
def test_what_would_not_arrive_as_it_was_sent_is_refused(value: Any, message: str) -> None:
    with pytest.raises(BadPayload) as refused:
        dumps(value)
    assert str(refused.value) == message


def test_the_limit_is_what_just_goes() -> None:
    assert len(dumps("x" * 8, limit=10)) == 10
    with pytest.raises(BadPayload):
        dumps("x" * 9, limit=10)
    check({"order": "A-17", "largest": LARGEST})


def test_a_queue_that_is_strict_puts_nothing_bad(opens: Opens) -> None:
    queue = opens(dumps=dumps)
    with pytest.raises(BadPayload, match=r"args\.when: datetime is no JSON"):
        queue.put("pdf", {"when": datetime.datetime(2026, 1, 1)})
    assert queue.claim(30) is None


STEPS: dict[int, Callable[[Any], Any]] = {
    1: lambda args: {"order": args},
    2: lambda args: {**args, "language": "es"},
}


@pytest.mark.parametrize(
    "args, version", [("A-17", 1), ({"order": "A-17"}, 2), ({"order": "A-17", "language": "es"}, 3)]
)
def test_an_old_message_is_brought_up_to_date(args: Any, version: int) -> None:
    assert upgraded(args, version, STEPS, to=3) == {"order": "A-17", "language": "es"}


@pytest.mark.parametrize("version, message", [(4, "version 4 is newer than 3"), (0, "version 0 is too old")])
def test_a_message_of_another_time_is_refused(version: int, message: str) -> None:
    with pytest.raises(BadPayload, match=message):
        upgraded({}, version, STEPS, to=3)


def test_a_slip_brings_back_what_was_left(tmp_path: Path) -> None:
    content = bytes(range(256)) * 1000
    folder = ClaimCheck(tmp_path / "parcels")
    slip = folder.leave(content)
    assert slip == folder.leave(content)  # the same thing, kept once
    assert json.loads(dumps(slip)) == slip
    assert [path.name for path in (tmp_path / "parcels").iterdir()] == [slip["sha256"]]
    assert ClaimCheck(tmp_path / "parcels").collect(slip) == content
    assert slip["size"] == len(content)


def test_what_was_changed_or_removed_is_noticed(tmp_path: Path) -> None:
    folder = ClaimCheck(tmp_path)
    slip = folder.leave(b"order,total\nA-17,12\n")
    (tmp_path / slip["sha256"]).write_bytes(b"order,total\nA-17,99\n")
    with pytest.raises(BadPayload, match="its checksum differs"):
        folder.collect(slip)
    folder.remove(slip)
    folder.remove(slip)
    with pytest.raises(FileNotFoundError):
        folder.collect(slip)
