"""What only the RabbitMQ backend can do wrong."""

from pathlib import Path

from export_service.backends.rabbitmq import RabbitQueue
from export_service.settings import backend

from export.backends import settings_of
from export.conftest import Variables


def test_a_connection_that_is_given_up_is_closed(use: Variables, tmp_path: Path) -> None:
    use("rabbitmq")
    settings = settings_of("rabbitmq", tmp_path)
    queue = backend(settings).queue
    assert isinstance(queue, RabbitQueue)
    channel = queue._open()
    channel.queue_delete(settings.name)
    queue.send("A-17")  # to nowhere, and then to the queue that is declared anew
    assert channel.connection.is_closed  # otherwise nobody would get what it holds
    again = queue.receive(30)
    assert again and again.job_id == "A-17"
    queue.done(again)
    queue.close()
