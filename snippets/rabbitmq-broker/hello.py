# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import os

import pika

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")
BINDINGS = {"pdf": "order.paid", "audit": "order.*"}
CONSUMERS = {"one": "pdf", "two": "pdf", "book": "audit"}
done = []


def receive(_, method, properties, body):
    done.append(body)
    print(method.consumer_tag, "takes", body.decode(), method.routing_key)
    channel.basic_ack(method.delivery_tag)


with pika.BlockingConnection(pika.URLParameters(URL)) as connection:
    channel = connection.channel()
    channel.confirm_delivery()
    channel.exchange_declare("orders", "topic", durable=True)  # (1)!
    for queue, pattern in BINDINGS.items():
        channel.queue_declare(queue, durable=True)
        channel.queue_bind(queue, "orders", pattern)
    for order, what in ("A-17", "paid"), ("A-18", "seen"), ("A-19", "paid"):
        channel.basic_publish("orders", f"order.{what}", order)
    channel.basic_qos(prefetch_count=1)
    for name, queue in CONSUMERS.items():
        channel.basic_consume(queue, receive, consumer_tag=name)
    while len(done) < 5:
        connection.process_data_events(None)  # (2)!
    for queue in BINDINGS:
        channel.queue_delete(queue)  # (3)!
