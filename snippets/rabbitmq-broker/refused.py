# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import os
import re

import pika

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")
FIRST = {"x-stream-offset": "first"}
DEAD = {"x-dead-letter-exchange": "dead"}


def declare(channel, name, kind="classic", more={}, **options):
    arguments = {"x-queue-type": kind} | more
    channel.queue_declare(name, durable=True, arguments=arguments, **options)


def read(channel, prefetch, auto_ack=False):
    channel.basic_qos(prefetch_count=prefetch)
    method, _, _ = next(channel.consume("book", auto_ack, arguments=FIRST))
    channel.basic_reject(method.delivery_tag)
    channel.queue_declare("book", passive=True)


ATTEMPTS = {
    "classic to quorum": lambda at: declare(at, "pdf", "quorum"),
    "quorum, exclusive": lambda at: declare(at, "a", "quorum", exclusive=True),
    "stream, dead letters": lambda at: declare(at, "b", "stream", DEAD),
    "stream, auto_ack": lambda at: read(at, 10, auto_ack=True),
    "stream, no prefetch": lambda at: read(at, 0),
    "stream, reject": lambda at: read(at, 10),
}
with pika.BlockingConnection(pika.URLParameters(URL)) as connection:
    channel = connection.channel()
    declare(channel, "pdf")
    declare(channel, "book", "stream")
    channel.basic_publish("", "book", "A-17")
    for name, attempt in ATTEMPTS.items():
        with pika.BlockingConnection(pika.URLParameters(URL)) as another:
            try:
                attempt(another.channel())
            except pika.exceptions.AMQPError as error:
                text = error.reply_text.partition(" - ")[2]
                why = re.split(" for | queue | in vhost", text)[0]
                print(f"{name}: {error.reply_code} {why}")
    for queue in "pdf", "book":
        channel.queue_delete(queue)
