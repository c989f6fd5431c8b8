"""A server did what it was asked, and its answer was lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from azure.core.exceptions import ServiceResponseError
from azure.core.pipeline.transport import RequestsTransport
from botocore.exceptions import ConnectionClosedError
from botocore.httpsession import URLLib3Session
from export_service.settings import backend
from export_service.states import State
from redis import Redis
from redis.exceptions import ConnectionError as RedisConnectionError

from export.backends import settings_of
from export.conftest import Variables
from export.jobs import new_job

WRITES = {"EVAL", "APPEND"}
# what sends and waits, its error, and whether its arguments are those of a write
ANSWERS: dict[str, tuple[type, str, Exception, Callable[..., bool]]] = {
    "redis": (Redis, "parse_response", RedisConnectionError("lost"), lambda _, command, **__: command in WRITES),
    "aws": (URLLib3Session, "send", ConnectionClosedError(endpoint_url="lost"), lambda _: True),
    "azure": (RequestsTransport, "send", ServiceResponseError("lost"), lambda request, **_: request.method == "PUT"),
}


@contextmanager
def answer_lost(name: str) -> Iterator[type[Exception]]:
    """The first write arrives, and is answered by an error of the network of this type."""
    owner, method, error, writes = ANSWERS[name]
    real = getattr(owner, method)
    lost: list[Any] = []

    def loses(self: object, *asked: Any, **more: Any) -> Any:
        answer = real(self, *asked, **more)
        if not lost and writes(*asked, **more):
            lost.append(answer)
            raise error
        return answer

    with patch.object(owner, method, loses):
        yield type(error)
    assert lost


@pytest.mark.parametrize("name", ANSWERS)
def test_no_change_of_ours_is_taken_for_that_of_another(name: str, use: Variables, tmp_path: Path) -> None:
    use(name)
    store = backend(settings_of(name, tmp_path)).store
    job = store.add(new_job())
    with answer_lost(name) as error, pytest.raises(error):  # None would say that another has the job
        store.save(job, state=State.RUNNING)
    found = store.get(job.id)
    assert found and found.state == State.RUNNING


def test_no_piece_of_a_file_is_there_twice(use: Variables, tmp_path: Path) -> None:
    use("redis")  # the others send a file in one piece
    files = backend(settings_of("redis", tmp_path)).files
    with answer_lost("redis") as error, pytest.raises(error):
        files.write("A-17/document", [b"order\n"])
    with pytest.raises(FileNotFoundError):
        files.open("A-17/document")
