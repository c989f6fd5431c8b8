"""RabbitMQ for the messages; it keeps no jobs: SQLite and a folder do."""

import contextlib
import math
import os
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import pika
from pika.adapters.blocking_connection import BlockingChannel
from pika.exceptions import AMQPError

from ..interfaces import Delivery, Parts
from ..leases import Leases
from ..settings import Settings
from .sqlite import in_folder

T = TypeVar("T")
DEFAULT = "amqp://guest:guest@localhost:5672/%2F"
HEARTBEAT = 10  # seconds at least: a slow machine is not a dead one
DURABLE = pika.BasicProperties(delivery_mode=pika.DeliveryMode.Persistent)


class RabbitQueue:
    """JobQueue in a quorum queue, which counts deliveries.

    RabbitMQ knows no leases: it takes a message back when the connection
    ends, or is silent for too long. Until then we look at the clock.
    """

    def __init__(
        self,
        url: str,
        name: str,
        lease: float,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._parameters = pika.URLParameters(url)
        self._parameters.heartbeat = max(HEARTBEAT, math.ceil(lease))
        self._name = name
        self._leases = Leases[int](now)
        self._channel: BlockingChannel | None = None
        self._lock = threading.Lock()  # a connection is for one thread

    # --8<-- [start:send]
    def send(self, job_id: str) -> None:
        """Returns when the broker has it."""

        def publish(channel: BlockingChannel) -> None:
            body = job_id.encode()
            channel.basic_publish("", self._name, body, DURABLE, True)

        self._do(publish)

    # --8<-- [end:send]

    # --8<-- [start:receive]
    def receive(self, lease: float) -> Delivery | None:
        def get(channel: BlockingChannel) -> Delivery | None:
            for tag in self._leases.overslept():
                channel.basic_reject(tag, requeue=True)
            method, properties, body = channel.basic_get(self._name)
            if method is None:
                return None
            again = (properties.headers or {}).get("x-delivery-count", 0)
            count = 1 + max(again, int(method.redelivered))
            ends = self._leases.now() + lease
            receipt = self._leases.take(method.delivery_tag, ends)
            return Delivery(body.decode(), receipt, count)

        return self._do(get)

    # --8<-- [end:receive]

    def extend(self, delivery: Delivery, lease: float) -> bool:
        def beat(channel: BlockingChannel) -> bool:
            channel.connection.process_data_events(0)  # we are still here
            tag = self._leases.get(delivery.receipt)
            if tag is None or not channel.is_open:
                return False
            ends = self._leases.now() + lease
            self._leases.keep(delivery.receipt, tag, ends)
            return True

        return self._do(beat)

    def done(self, delivery: Delivery) -> None:
        def acknowledge(channel: BlockingChannel) -> None:
            if tag := self._leases.end(delivery.receipt):
                channel.basic_ack(tag)

        self._do(acknowledge)

    def give_back(self, delivery: Delivery) -> None:
        def reject(channel: BlockingChannel) -> None:
            if tag := self._leases.end(delivery.receipt):
                channel.basic_reject(tag, requeue=True)
                channel.queue_declare(self._name, passive=True)  # it is there

        self._do(reject)

    def close(self) -> None:
        with self._lock:
            if self._channel and self._channel.is_open:
                self._channel.connection.close()

    # --8<-- [start:do]
    def _do(self, action: Callable[[BlockingChannel], T]) -> T:
        """Once more if the connection was gone: with it, all that we held."""
        with self._lock:
            try:
                return action(self._open())
            except AMQPError:
                self._give_up()
                return action(self._open())

    def _give_up(self) -> None:
        """What an open connection still holds goes back when it is closed."""
        if self._channel and self._channel.connection.is_open:
            with contextlib.suppress(AMQPError):
                self._channel.connection.close()
        self._channel = None

    def _open(self) -> BlockingChannel:
        if self._channel is None or not self._channel.is_open:
            self._leases.forget()
            connection = pika.BlockingConnection(self._parameters)
            channel = connection.channel()
            channel.confirm_delivery()
            kind: dict[str, Any] = {"x-queue-type": "quorum"}
            channel.queue_declare(self._name, durable=True, arguments=kind)
            self._channel = channel
        return self._channel

    # --8<-- [end:do]


def parts(settings: Settings) -> Parts:
    """The queue at RABBITMQ_URL, the rest in a folder of its own."""
    url = os.environ.get("RABBITMQ_URL", DEFAULT)
    queue = RabbitQueue(url, settings.name, settings.lease)
    return replace(in_folder(settings.folder / "rabbitmq"), queue=queue)
