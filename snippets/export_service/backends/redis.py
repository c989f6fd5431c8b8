"""Redis: messages in a sorted set, jobs in hashes, files in strings."""

import os
import secrets
from collections.abc import Iterable
from io import BytesIO
from typing import Any, BinaryIO

from redis import Redis

from ..interfaces import Delivery, Job, Parts
from ..names import checked
from ..records import from_texts, to_texts
from ..settings import Settings

DEFAULT = "redis://localhost:6379/0"
UNFINISHED = 24 * 3600  # seconds until a file that was not whole is gone

NOW = """
local time = redis.call('TIME')
local now = time[1] + time[2] / 1e6
"""
SEND = f"{NOW} redis.call('ZADD', KEYS[1], now, ARGV[1])"
# --8<-- [start:claim]
CLAIM = f"""{NOW}
local message = redis.call(
    'ZRANGE', KEYS[1], '-inf', now, 'BYSCORE', 'LIMIT', 0, 1)[1]
if not message then return nil end
redis.call('ZADD', KEYS[1], now + ARGV[1], message)
return {{message, redis.call('HINCRBY', KEYS[2], message, 1)}}
"""
HELD = f"""{NOW}
local free_at = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not free_at or tonumber(free_at) <= now
    or redis.call('HGET', KEYS[2], ARGV[1]) ~= ARGV[2] then return 0 end
"""
EXTEND = f"{HELD} redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1]) return 1"
# --8<-- [end:claim]
GIVE_BACK = f"{HELD} redis.call('ZADD', KEYS[1], 0, ARGV[1])"
DONE = f"""{HELD}
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
"""


class RedisQueue:
    """JobQueue in two keys; its leases are in the time of the server."""

    def __init__(self, redis: Redis, name: str) -> None:
        self._keys = f"{{{name}}}:messages", f"{{{name}}}:counts"
        self._redis = redis

    def send(self, job_id: str) -> None:
        self._run(SEND, f"{secrets.token_hex(8)}:{job_id}")

    # --8<-- [start:receive]
    def receive(self, lease: float) -> Delivery | None:
        found = self._run(CLAIM, lease)
        if not found:
            return None
        message, count = found[0].decode(), int(found[1])
        job_id = message.partition(":")[2]
        return Delivery(job_id, f"{count}:{message}", count)

    def extend(self, delivery: Delivery, lease: float) -> bool:
        return bool(self._run(EXTEND, *_held(delivery), lease))

    # --8<-- [end:receive]

    def done(self, delivery: Delivery) -> None:
        self._run(DONE, *_held(delivery))

    def give_back(self, delivery: Delivery) -> None:
        self._run(GIVE_BACK, *_held(delivery))

    def _run(self, script: str, *values: Any) -> Any:
        return self._redis.eval(script, 2, *self._keys, *values)


def _held(delivery: Delivery) -> tuple[str, str]:
    """The message, and the delivery that must be its last."""
    count, _, message = delivery.receipt.partition(":")
    return message, count


KEPT = """
local kept = ARGV[1] ~= '' and redis.call('HGET', KEYS[4], ARGV[1])
if kept then return kept end
if ARGV[1] ~= '' then redis.call('HSET', KEYS[4], ARGV[1], ARGV[2]) end
"""
UNCHANGED = """
if redis.call('HGET', KEYS[1], 'version') ~= ARGV[1] then return nil end
"""
WRITE = """
redis.call('HSET', KEYS[1], unpack(ARGV, 6))
if ARGV[3] == 'queued' then redis.call('ZADD', KEYS[2], ARGV[4], ARGV[2])
else redis.call('ZREM', KEYS[2], ARGV[2]) end
if ARGV[3] ~= 'expired' then redis.call('ZADD', KEYS[3], ARGV[5], ARGV[2])
else redis.call('ZREM', KEYS[3], ARGV[2]) end
return ARGV[2]
"""


class RedisStore:
    """JobStore: a hash a job, and two sorted sets to find the stale."""

    def __init__(self, redis: Redis, name: str) -> None:
        self._name = f"{{{name}}}"
        self._redis = redis

    def add(self, job: Job, key: str = "") -> Job:
        kept = self._write(KEPT + WRITE, job, key)
        return job if kept == job.id else self._found(kept)

    def kept(self, key: str) -> Job | None:
        job_id: Any = self._redis.hget(f"{self._name}:keys", key)
        return self._found(job_id.decode()) if job_id else None

    def get(self, job_id: str) -> Job | None:
        found: Any = self._redis.hgetall(f"{self._name}:job:{job_id}")
        texts = {name.decode(): text.decode() for name, text in found.items()}
        return from_texts(texts) if texts else None

    def save(self, job: Job, **changes: Any) -> Job | None:
        after = job.changed(**changes)
        script = UNCHANGED + WRITE
        return after if self._write(script, after, job.version) else None

    def stale(self, waiting_since: float, now: float) -> list[Job]:
        find: Any = self._redis.zrangebyscore
        late = find(f"{self._name}:waiting", "-inf", f"({waiting_since}")
        expired = find(f"{self._name}:expires", "-inf", now)
        return [self._found(each.decode()) for each in {*late, *expired}]

    def _found(self, job_id: str) -> Job:
        job = self.get(job_id)
        if not job:
            raise LookupError(job_id)
        return job

    def _write(self, script: str, job: Job, condition: object) -> str:
        indexes = [f"{self._name}:{each}" for each in INDEXES]
        keys = [f"{self._name}:job:{job.id}", *indexes]
        values = [str(condition), job.id, job.state, job.queued, job.expires]
        texts = [text for pair in to_texts(job).items() for text in pair]
        run: Any = self._redis.eval
        return (run(script, len(keys), *keys, *values, *texts) or b"").decode()


INDEXES = ("waiting", "expires", "keys")


class RedisFiles:
    """Files in strings; each appears under its name only when whole."""

    def __init__(self, redis: Redis, name: str) -> None:
        self._name = f"{{{name}}}"
        self._redis = redis

    def write(self, name: str, chunks: Iterable[bytes]) -> int:
        key = self._key(name)
        part = f"{self._name}:part:{secrets.token_hex(8)}"
        size = 0
        self._redis.set(part, b"", ex=UNFINISHED)
        try:
            for chunk in chunks:
                self._redis.append(part, chunk)
                size += len(chunk)
        except BaseException:
            self._redis.delete(part)
            raise
        with self._redis.pipeline() as whole:
            whole.rename(part, key)
            whole.persist(key)
            whole.sadd(self._names(name.partition("/")[0]), key)
            whole.execute()
        return size

    def open(self, name: str) -> BinaryIO:
        found: Any = self._redis.get(self._key(name))
        if found is None:
            raise FileNotFoundError(name)
        return BytesIO(found)

    def remove(self, job_id: str) -> None:
        names = self._names(checked(job_id))
        keys: Any = self._redis.smembers(names)
        self._redis.delete(names, *keys)

    def _key(self, name: str) -> str:
        return f"{self._name}:file:{checked(name)}"

    def _names(self, job_id: str) -> str:
        return f"{self._name}:files:{job_id}"


def parts(settings: Settings) -> Parts:
    """All three on the server of REDIS_URL."""
    redis = Redis.from_url(os.environ.get("REDIS_URL", DEFAULT))
    name = settings.name
    return Parts(
        RedisStore(redis, name),
        RedisQueue(redis, name),
        RedisFiles(redis, name),
    )
