"""The client of Sidekiq: what it writes, what it refuses, and that Ruby reads the same."""

import json
import math
import shutil
import subprocess
from datetime import date
from enum import IntEnum

import pytest
from checker.plugin import skip_missing
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from redis import Redis
from sidekiq_client import DEEPEST, MOST_INTEGER, WRAPPER, Json, Refused, Sidekiq, checked

NOW = 1_763_793_106  # a whole number: Sidekiq 8 would take it for milliseconds
SECONDS = f'"created_at": {NOW}.0'
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
KEYS = TEXTS.filter(lambda key: not key.startswith("_aj_"))
INTEGERS = st.integers(-MOST_INTEGER, MOST_INTEGER)
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | INTEGERS | FLOATS | TEXTS,
    lambda values: st.lists(values, max_size=4) | st.dictionaries(KEYS, values, max_size=4),
    max_leaves=20,
)
READ = """
require "json"
ARGF.each_line { |line| puts JSON.generate(JSON.parse(line)) }
"""


class Size(IntEnum):
    SMALL = 1


@pytest.fixture
def sidekiq(redis: Redis) -> Sidekiq:
    return Sidekiq(redis, clock=lambda: NOW)


def texts(redis: Redis, queue: str = "default") -> list[str]:
    """The jobs of a queue, the youngest first."""
    return [str(text) for text in redis.lrange(f"queue:{queue}", 0, -1)]


def args(redis: Redis) -> Json:
    """Of the only job there is."""
    (text,) = texts(redis)
    args: Json = json.loads(text)["args"]
    return args


def scheduled(redis: Redis) -> tuple[str, float]:
    """The only job for later, and its second."""
    [found] = redis.zrange("schedule", 0, -1, withscores=True)
    assert isinstance(found, list | tuple)
    return str(found[0]), float(found[1])


def nested(levels: int) -> list[Json]:
    value: list[Json] = [None]
    for _ in range(levels - 1):
        value = [value]
    return value


def test_a_job_for_now_is_the_next_but_those_before_it(redis: Redis, sidekiq: Sidekiq) -> None:
    first, second = sidekiq.push("Export", "A-17", 3, queue="pdf"), sidekiq.push("Shop::Export", queue="pdf", retry=2)
    assert redis.smembers("queues") == {"pdf"}
    jobs = [json.loads(text) for text in texts(redis, "pdf")]
    assert [job["jid"] for job in jobs] == [second, first]
    times = {"created_at": float(NOW), "enqueued_at": float(NOW)}
    assert jobs[1] == {
        "class": "Export",
        "args": ["A-17", 3],
        "retry": True,
        "queue": "pdf",
        "jid": first,
        **times,
    }
    assert (jobs[0]["class"], jobs[0]["retry"]) == ("Shop::Export", 2)
    assert len(first) == 24 and int(first, 16) and first != second


def test_a_job_for_later_waits_in_the_schedule_with_its_second(redis: Redis, sidekiq: Sidekiq) -> None:
    sidekiq.push("Export", delay=90.5)
    text, due = scheduled(redis)
    assert due == NOW + 90.5
    assert "enqueued_at" not in json.loads(text)
    assert redis.keys() == ["schedule"]


def test_times_are_never_whole_numbers(redis: Redis, sidekiq: Sidekiq) -> None:
    sidekiq.push("Export")
    sidekiq.push_active_job("Receipt", delay=1)
    assert SECONDS in texts(redis)[0]
    assert SECONDS in scheduled(redis)[0]


def test_a_job_of_active_job_is_wrapped(redis: Redis, sidekiq: Sidekiq) -> None:
    job_id = sidekiq.push_active_job("Receipt", "A-17", queue="mail", retry=0, keywords={"to": "ana"})
    job = json.loads(texts(redis, "mail")[0])
    (data,) = job["args"]
    assert (job["class"], job["wrapped"], job["retry"]) == (WRAPPER, "Receipt", 0)
    assert data["arguments"] == ["A-17", {"to": "ana", "_aj_ruby2_keywords": ["to"]}]
    assert (data["job_class"], data["job_id"], data["queue_name"]) == ("Receipt", job_id, "mail")
    assert data["enqueued_at"] == "2025-11-22T06:31:46Z"


def test_without_keywords_there_is_no_mark_of_them(redis: Redis, sidekiq: Sidekiq) -> None:
    sidekiq.push_active_job("Receipt", "A-17")
    assert json.loads(texts(redis)[0])["args"][0]["arguments"] == ["A-17"]


@pytest.mark.parametrize(
    "value, message",
    [
        (math.nan, "nan is not JSON"),
        (-math.inf, "-inf is not JSON"),
        (MOST_INTEGER + 1, "over 2"),
        (-MOST_INTEGER - 1, "over 2"),
        pytest.param(10**5000, "over 2", id="too long to print"),
        (date(2026, 11, 22), "date is not JSON"),
        (("A-17",), "tuple is not JSON"),
        (b"A-17", "bytes is not JSON"),
        ("\ud83d", "half a character"),
        ({"\udc00": 1}, "a key of args.0.: half a character"),
        ({17: "A"}, "17 cannot be a key"),
        ({"_aj_globalid": "gid://shop/User/1"}, "'_aj_globalid' cannot be a key"),
        ({"order": [1, {"due": None, "at": {2}}]}, r"args\[0\]\['order'\]\[1\]\['at'\]: set is not JSON"),
        (nested(DEEPEST), "levels deep"),
    ],
)
def test_what_ruby_would_not_read_is_refused(redis: Redis, sidekiq: Sidekiq, value: Json, message: str) -> None:
    for push in (sidekiq.push, sidekiq.push_active_job):
        with pytest.raises(Refused, match=message):
            push("Export", value)
    with pytest.raises(Refused, match="keywords"):
        sidekiq.push_active_job("Export", keywords={"to": value})
    assert redis.dbsize() == 0


def test_a_list_that_contains_itself_is_refused() -> None:
    loop: list[object] = []
    loop.append(loop)
    with pytest.raises(Refused, match="over 90 levels"):
        checked("args", loop)


@pytest.mark.parametrize("name", ["", "export", "Shop::", "Shop::export", "Shop.Export", "Export\n", None, 17])
def test_what_is_no_class_is_refused(redis: Redis, sidekiq: Sidekiq, name: str) -> None:
    for push in (sidekiq.push, sidekiq.push_active_job):
        with pytest.raises(Refused, match=r"^class: "):
            push(name)
    assert redis.dbsize() == 0


@pytest.mark.parametrize("queue", ["", "de fault", "día", "pdf\n", None])
def test_what_is_no_queue_is_refused(redis: Redis, sidekiq: Sidekiq, queue: str) -> None:
    for push in (sidekiq.push, sidekiq.push_active_job):
        with pytest.raises(Refused, match=r"^queue: "):
            push("Export", queue=queue)
    assert redis.dbsize() == 0


@pytest.mark.parametrize("delay", [-1, math.nan, math.inf, 366 * 86_400 + 1, True, None, "5"])
def test_what_is_no_delay_is_refused(redis: Redis, sidekiq: Sidekiq, delay: float) -> None:
    for push in (sidekiq.push, sidekiq.push_active_job):
        with pytest.raises(Refused, match=r"^delay: "):
            push("Export", delay=delay)
    assert redis.dbsize() == 0


@pytest.mark.parametrize("retry", [-1, 2.0, None, "5"])
def test_what_is_no_number_of_retries_is_refused(redis: Redis, sidekiq: Sidekiq, retry: int) -> None:
    for push in (sidekiq.push, sidekiq.push_active_job):
        with pytest.raises(Refused, match=r"^retry: "):
            push("Export", retry=retry)
    assert redis.dbsize() == 0


def test_a_job_may_be_as_large_as_allowed_and_no_larger(redis: Redis) -> None:
    size = len(json.dumps("x" * 100))
    Sidekiq(redis, clock=lambda: NOW).push("Export", "")
    small = len(texts(redis)[0])
    most = small + size - 2
    Sidekiq(redis, most_bytes=most, clock=lambda: NOW).push("Export", "x" * 100)
    with pytest.raises(Refused, match=f"over {most} bytes"):
        Sidekiq(redis, most_bytes=most, clock=lambda: NOW).push("Export", "x" * 101)
    assert redis.llen("queue:default") == 2


def test_an_enumeration_of_numbers_is_its_number(redis: Redis, sidekiq: Sidekiq) -> None:
    sidekiq.push("Export", Size.SMALL)
    assert args(redis) == [1]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(VALUES, max_size=3))
def test_what_is_json_is_written_as_it_is(redis: Redis, values: list[Json]) -> None:
    redis.flushdb()
    Sidekiq(redis, most_bytes=10**9).push("Export", *values)
    assert args(redis) == values


def test_ruby_reads_what_is_written(redis: Redis) -> None:
    if not shutil.which("ruby"):
        skip_missing("no Ruby; install it: apt-get install ruby")
    values: list[Json] = [
        None,
        True,
        MOST_INTEGER,
        -MOST_INTEGER,
        0.1,
        5e-324,
        1.7976931348623157e308,
        'ñ €\u2028😀\x00\\"',
        {"a": [{}], "": 1},
        nested(DEEPEST - 1),
    ]
    sidekiq = Sidekiq(redis)
    for value in values:
        sidekiq.push("Export", value)
        sidekiq.push_active_job("Receipt", value)
    lines = texts(redis)
    done = subprocess.run(["ruby", "-e", READ], input="\n".join(lines), capture_output=True, text=True, check=True)
    assert [json.loads(line) for line in done.stdout.rstrip("\n").split("\n")] == [json.loads(line) for line in lines]
