# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import os

import pika

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")
QUEUES = {
    "too late": {"x-message-ttl": 10},
    "too many": {"x-max-length": 1},
    "refused": {},
    "poison": {"x-queue-type": "quorum", "x-delivery-limit": 1},
}

with pika.BlockingConnection(pika.URLParameters(URL)) as connection:
    channel = connection.channel()
    channel.confirm_delivery()
    channel.exchange_declare("dead", "fanout", durable=True)  # (1)!
    channel.queue_declare("dead", durable=True)
    channel.queue_bind("dead", "dead")
    for name, arguments in QUEUES.items():
        arguments["x-dead-letter-exchange"] = "dead"
        channel.queue_declare(name, durable=True, arguments=arguments)
        channel.basic_publish("", name, "A-17", mandatory=True)
    channel.basic_publish("", "too many", "A-18", mandatory=True)  # (2)!
    method, _, _ = channel.basic_get("refused")
    channel.basic_reject(method.delivery_tag, requeue=False)
    for method, _, _ in channel.consume("poison"):
        channel.basic_reject(method.delivery_tag)
        if method.redelivered:
            break
    channel.cancel()

    found = {}
    for _, properties, body in channel.consume("dead", auto_ack=True):
        death = properties.headers["x-death"][0]
        found[death["queue"]] = body.decode(), death["reason"], death["count"]
        if len(found) == len(QUEUES):
            break
    channel.cancel()
    for name in QUEUES:
        print(f"{name}:", *found[name])
        channel.queue_delete(name)
