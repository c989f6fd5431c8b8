"""A real Redis for the client, and what the tests execute of it."""

from collections.abc import Callable, Iterator

import pytest
from checker.services import Service
from coverage import Coverage
from redis import Redis


@pytest.fixture(scope="session", autouse=True)
def watched(executed: Coverage) -> None:
    """The lines that run, for test_shown.py."""


@pytest.fixture
def redis(server: Callable[[str], Service]) -> Iterator[Redis]:
    """An empty database."""
    with server("redis").lease() as variables, Redis.from_url(variables["REDIS_URL"], decode_responses=True) as client:
        yield client
