"""RabbitMQ as programs get it: a clean part for each, and a node that they may kill and restart."""

import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pika
import pytest
from checker.engine import Engine
from checker.plugin import skip_missing
from checker.services import MissingService, OwnRabbitMQ, RabbitMQ, rabbitmq_node
from checker.services.service import free_port
from checker.sweep import TAG, family
from pika.adapters.blocking_connection import BlockingChannel

PATIENTLY = "?connection_attempts=1200&retry_delay=0.1"
KEPT = pika.BasicProperties(delivery_mode=pika.DeliveryMode.Persistent)
NOT_KEPT = pika.BasicProperties(delivery_mode=pika.DeliveryMode.Transient)


def started(service: type[RabbitMQ], folder: Path, engine: Engine, **environment: str) -> RabbitMQ:
    try:
        service.version()
    except MissingService as error:
        skip_missing(str(error))
    return service(str(folder), {TAG: f"{engine.guarded()[TAG]}/{folder.name}", **environment})


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory, engine: Engine) -> Iterator[RabbitMQ]:
    made = started(RabbitMQ, tmp_path_factory.mktemp("segundo-plano-shared"), engine)
    yield made
    made.close()


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, engine: Engine) -> Iterator[RabbitMQ]:
    made = started(OwnRabbitMQ, tmp_path_factory.mktemp("segundo-plano-own"), engine)
    yield made
    made.close()


def opened(url: str) -> BlockingChannel:
    channel = pika.BlockingConnection(pika.URLParameters(url)).channel()
    channel.confirm_delivery()
    return channel


def order(command: str) -> None:
    subprocess.run(shlex.split(command), check=True)


def bodies(channel: BlockingChannel, queue: str) -> list[bytes]:
    """What is in a queue, taken out."""
    taken = iter(lambda: channel.basic_get(queue, auto_ack=True)[2], None)
    return list(taken)


def test_two_programs_do_not_see_each_others_queues(broker: RabbitMQ) -> None:
    with broker.lease() as one, broker.lease() as other:
        here, there = opened(one["RABBITMQ_URL"]), opened(other["RABBITMQ_URL"])
        for channel, body in ((here, b"here"), (there, b"there")):
            channel.queue_declare("exports", durable=True)
            channel.basic_publish("", "exports", body)
        assert (bodies(here, "exports"), bodies(there, "exports")) == ([b"here"], [b"there"])
        here.connection.close()
        there.connection.close()


def test_nothing_of_a_program_is_left_for_the_next(broker: RabbitMQ) -> None:
    with broker.lease() as before:
        connection = opened(before["RABBITMQ_URL"]).connection
    with pytest.raises(pika.exceptions.AMQPConnectionError):
        connection.process_data_events()
    with pytest.raises(pika.exceptions.ProbableAccessDeniedError, match="not found"):
        opened(before["RABBITMQ_URL"])


def test_a_quorum_queue_gives_up_a_message_after_its_limit(broker: RabbitMQ) -> None:
    with broker.lease() as variables:
        channel = opened(variables["RABBITMQ_URL"])
        channel.queue_declare("dead", durable=True)
        limits = {"x-queue-type": "quorum", "x-delivery-limit": 2}
        routes = {"x-dead-letter-exchange": "", "x-dead-letter-routing-key": "dead"}
        channel.queue_declare("exports", durable=True, arguments={**limits, **routes})
        channel.basic_publish("", "exports", b"A-17")
        deliveries = 0
        for method, properties, _ in channel.consume("exports"):
            deliveries += 1
            channel.basic_nack(method.delivery_tag)
            if properties.headers and properties.headers["x-delivery-count"] == 2:
                break
        channel.cancel()
        for method, _, body in channel.consume("dead"):  # waits for it
            assert (deliveries, body) == (3, b"A-17")
            channel.basic_ack(method.delivery_tag)
            break
        channel.connection.close()


def test_a_priority_queue_delivers_the_highest_first(broker: RabbitMQ) -> None:
    with broker.lease() as variables:
        channel = opened(variables["RABBITMQ_URL"])
        channel.queue_declare("exports", durable=True, arguments={"x-max-priority": 9})
        for priority in (1, 9, 5):
            channel.basic_publish("", "exports", str(priority).encode(), pika.BasicProperties(priority=priority))
        assert bodies(channel, "exports") == [b"9", b"5", b"1"]
        channel.connection.close()


def test_kill_and_start_keep_durable_messages_and_lose_transient_ones(own: RabbitMQ) -> None:
    with own.lease() as variables:
        channel = opened(variables["RABBITMQ_URL"])
        channel.queue_declare("kept", durable=True)
        channel.queue_declare("quorum", durable=True, arguments={"x-queue-type": "quorum"})
        channel.queue_declare("not_kept", auto_delete=True)
        for queue in ("kept", "quorum"):
            channel.basic_publish("", queue, b"persistent", KEPT)
            channel.basic_publish("", queue, b"transient", NOT_KEPT)
        order(variables["RABBITMQ_KILL"])
        with pytest.raises(pika.exceptions.AMQPConnectionError):
            opened(variables["RABBITMQ_URL"])
        order(variables["RABBITMQ_START"])
        channel = opened(variables["RABBITMQ_URL"] + PATIENTLY)
        assert bodies(channel, "kept") == [b"persistent"]
        assert bodies(channel, "quorum") == [b"persistent", b"transient"]  # it keeps all that it confirmed
        with pytest.raises(pika.exceptions.ChannelClosedByBroker, match="NOT_FOUND"):
            channel.queue_declare("not_kept", passive=True)
        channel.connection.close()


def test_a_node_that_a_program_left_dead_is_there_for_the_next(own: RabbitMQ) -> None:
    with own.lease() as variables:
        order(variables["RABBITMQ_KILL"])
    with own.lease() as variables:
        opened(variables["RABBITMQ_URL"]).connection.close()


def test_a_port_that_is_taken_is_left_and_nothing_outlives_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broker: RabbitMQ, engine: Engine
) -> None:
    with broker.lease() as variables:
        taken = pika.URLParameters(variables["RABBITMQ_URL"]).port
    ports = iter([taken])
    monkeypatch.setattr(rabbitmq_node, "free_port", lambda: next(ports, None) or free_port())
    tag = f"{engine.guarded()[TAG]}/{tmp_path.name}"
    made = started(RabbitMQ, tmp_path, engine)
    with made.lease() as variables:
        assert pika.URLParameters(variables["RABBITMQ_URL"]).port != taken
        opened(variables["RABBITMQ_URL"]).connection.close()
    assert {"beam.smp", "epmd"} <= {process.name() for process in family(tag)}
    made.close()
    assert not [*family(tag)]
    with broker.lease() as variables:  # the other was not taken for it
        opened(variables["RABBITMQ_URL"]).connection.close()


def test_where_it_is_not_installed_the_line_that_installs_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rabbitmq_node, "SERVER", tmp_path / "rabbitmq-server")
    with pytest.raises(MissingService, match="apt-get install rabbitmq-server"):
        OwnRabbitMQ.version()
