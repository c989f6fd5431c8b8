"""Enqueue jobs for Sidekiq from Python: this one file, and redis-py."""

import json
import math
import re
import secrets
import time
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TypeAlias

from redis import Redis

Json: TypeAlias = (
    bool | int | float | str | list["Json"] | dict[str, "Json"] | None
)

CLASS = re.compile(r"[A-Z][A-Za-z0-9_]*(?:::[A-Z][A-Za-z0-9_]*)*")
QUEUE = re.compile(r"[A-Za-z0-9_.:-]+")  # the names that Sidekiq Web opens
DEEPEST = 90  # levels of lists and dicts; Ruby reads 100 with the job's own
MOST_INTEGER = 2**53 - 1  # read the same everywhere: RFC 8259, section 6
MOST_DELAY = 366 * 86_400  # seconds; more is a moment, not a delay
WRAPPER = "ActiveJob::QueueAdapters::SidekiqAdapter::JobWrapper"


class Refused(ValueError):
    """Nothing was enqueued; the message names the part that is wrong."""


def checked(name: str, value: object, deep: int = DEEPEST) -> None:
    """Refuse what is not JSON, or is not read the same everywhere."""
    match value:
        case None | bool():
            pass
        case int() if abs(value) > MOST_INTEGER:
            raise Refused(f"{name}: an integer over 2**53 - 1; pass text")
        case float() if not math.isfinite(value):
            raise Refused(f"{name}: {value} is not JSON; pass None")
        case int() | float():
            pass
        case str():
            if not value.isascii() and any(map(_is_half, value)):
                raise Refused(f"{name}: half a character; decode it first")
        case list() | dict() if not deep:
            raise Refused(f"{name}: over {DEEPEST} levels deep")
        case list():
            for number, item in enumerate(value):
                checked(f"{name}[{number}]", item, deep - 1)
        case dict():
            for key, item in value.items():
                if not isinstance(key, str) or key.startswith("_aj_"):
                    raise Refused(f"{name}: {key!r} cannot be a key")
                checked(f"a key of {name}", key)
                checked(f"{name}[{key!r}]", item, deep - 1)
        case _:
            kind = type(value).__name__
            raise Refused(f"{name}: {kind} is not JSON; pass text or a list")


def _is_half(letter: str) -> bool:
    return "\ud800" <= letter <= "\udfff"


class Sidekiq:
    """Puts jobs where the workers of Sidekiq 6, 7 and 8 take them."""

    def __init__(
        self,
        redis: Redis,
        *,
        most_bytes: int = 16_384,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """A client.

        Args:
            redis: the server and the database of Sidekiq.
            most_bytes: of a job, as JSON.
            clock: tells the seconds since 1970.
        """
        self._redis, self._most_bytes, self._clock = redis, most_bytes, clock

    def push(
        self,
        job_class: str,
        *args: Json,
        queue: str = "default",
        delay: float = 0,
        retry: bool | int = True,
    ) -> str:
        """Enqueue a job.

        Args:
            job_class: its name in Ruby, such as "Shop::Export".
            args: what its `perform` takes.
            queue: one that a worker reads.
            delay: seconds until it may run.
            retry: how many times if it fails. True: 25. 0: never, it goes to
                the dead set. False: never, it is gone.

        Returns:
            The jid, 24 hexadecimal digits.

        Raises:
            Refused: it is no job that Sidekiq can run.
            redis.RedisError: it may have been enqueued, or not.
        """
        self._check(job_class, [*args], queue, delay, retry)
        return self._put(
            {"class": job_class, "args": [*args], "retry": retry}, queue, delay
        )

    def push_active_job(
        self,
        job_class: str,
        *args: Json,
        queue: str = "default",
        delay: float = 0,
        retry: bool | int = True,
        keywords: Mapping[str, Json] | None = None,
    ) -> str:
        """Enqueue a job of Active Job.

        Args:
            job_class: its name in Ruby.
            args: what its `perform` takes.
            queue: one that a worker reads.
            delay: seconds until it may run.
            retry: as in `push`, on top of its own `retry_on`.
            keywords: the keyword arguments of its `perform`.

        Returns:
            The job_id of Active Job.

        Raises:
            Refused: it is no job that Active Job can run.
            redis.RedisError: it may have been enqueued, or not.
        """
        arguments = [*args]
        self._check(job_class, arguments, queue, delay, retry)
        # --8<-- [start:active]
        if keywords:
            checked("keywords", dict(keywords))
            names: list[Json] = [*keywords]
            arguments.append({**keywords, "_aj_ruby2_keywords": names})
        job_id = str(uuid.uuid4())
        moment = datetime.fromtimestamp(self._clock(), UTC)
        data: Json = {
            "job_class": job_class,
            "job_id": job_id,
            "provider_job_id": None,
            "queue_name": queue,
            "priority": None,
            "arguments": arguments,
            "executions": 0,
            "exception_executions": {},
            "locale": None,
            "timezone": None,
            "enqueued_at": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        }
        job: dict[str, Json] = {"class": WRAPPER, "wrapped": job_class}
        self._put({**job, "args": [data], "retry": retry}, queue, delay)
        # --8<-- [end:active]
        return job_id

    def _check(
        self,
        job_class: str,
        args: list[Json],
        queue: str,
        delay: float,
        retry: bool | int,
    ) -> None:
        names = ("class", job_class, CLASS), ("queue", queue, QUEUE)
        for name, value, shape in names:
            if not isinstance(value, str) or not shape.fullmatch(value):
                raise Refused(f"{name}: {value!r} is not a valid name")
        if type(delay) not in (int, float) or not 0 <= delay <= MOST_DELAY:
            raise Refused(f"delay: {delay!r}; pass seconds, up to a year")
        if type(retry) not in (bool, int) or retry < 0:
            raise Refused(f"retry: {retry!r}; pass True, False or how often")
        checked("args", args)

    # --8<-- [start:put]
    def _put(self, job: dict[str, Json], queue: str, delay: float) -> str:
        jid, now = secrets.token_hex(12), float(self._clock())
        job = {**job, "queue": queue, "jid": jid, "created_at": now}
        if not delay:
            job["enqueued_at"] = now
        text = json.dumps(job, allow_nan=False)
        if len(text) > self._most_bytes:
            most = self._most_bytes
            raise Refused(f"job: over {most} bytes; pass an id or a path")
        with self._redis.pipeline(transaction=True) as pipeline:
            if delay:
                pipeline.zadd("schedule", {text: now + delay})
            else:
                pipeline.sadd("queues", queue)
                pipeline.lpush(f"queue:{queue}", text)
            pipeline.execute()
        return jid

    # --8<-- [end:put]
