"""RabbitMQ: Debian's and Ubuntu's package, never the service of the system."""

import contextlib
import itertools
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from ..sweep import TAG
from . import rabbitmq_node
from .service import Service


class RabbitMQ(Service):
    """One node; each running program has a virtual host of its own, which ends with all that is in it."""

    @classmethod
    def version(cls) -> tuple[str, str]:
        return "RabbitMQ", rabbitmq_node.version()

    def __init__(self, folder: str, environment: dict[str, str]) -> None:
        said = ""
        for number in range(5):  # another program may take a port before the node does
            made = Path(tempfile.mkdtemp(prefix="rabbitmq-", dir=folder))
            self._node = rabbitmq_node.Node(made, f"{environment[TAG]}/{number}")
            if self._node.start():
                break
            said = self._node.log()
            self._node.kill()
        else:
            raise RuntimeError(f"RabbitMQ does not start; the end of its log:\n{said[-2000:]}")
        self._numbers = itertools.count(1)

    @contextlib.contextmanager
    def lease(self) -> Iterator[dict[str, str]]:
        name = f"program{next(self._numbers)}"
        host, who, all_ = f'<<"{name}">>', '<<"guest">>', '<<".*">>'
        allow = f"rabbit_auth_backend_internal:set_permissions({who}, {host}, {all_}, {all_}, {all_}, {who})"
        if self._node.evaluate(f"rabbit_vhost:add({host}, {who}), {allow}.") != "{ok, ok}":
            raise RuntimeError(f"RabbitMQ made no virtual host; the end of its log:\n{self._node.log()[-2000:]}")
        try:
            yield {"RABBITMQ_URL": f"amqp://guest:guest@127.0.0.1:{self._node.port}/{name}"}
        finally:
            self._node.evaluate(f"rabbit_vhost:delete({host}, {who}).")  # "" from a node that its program killed

    def close(self) -> None:
        self._node.kill()  # its data go with its folder: an orderly stop would save them first


class OwnRabbitMQ(RabbitMQ):
    """A second node, for one program at a time, which may kill and restart it with the commands it is given."""

    def __init__(self, folder: str, environment: dict[str, str]) -> None:
        super().__init__(folder, environment)
        self._reserved = threading.Lock()

    @contextlib.contextmanager
    def lease(self) -> Iterator[dict[str, str]]:
        commands = {"RABBITMQ_KILL": self._node.kill_command, "RABBITMQ_START": self._node.start_command}
        with self._reserved:
            if not self._node.start():  # the program before may have left it killed, or still starting
                raise RuntimeError(f"RabbitMQ does not start again; the end of its log:\n{self._node.log()[-2000:]}")
            with super().lease() as variables:
                yield variables | commands
