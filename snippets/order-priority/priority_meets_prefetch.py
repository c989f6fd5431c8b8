# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import os

import pika

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")


def publish(queue, text, priority):
    how = pika.BasicProperties(priority=priority)
    channel.basic_publish("", queue, text, how)  # (1)!


def received(prefetch):
    queue = f"prefetch {prefetch}"
    channel.queue_declare(queue, arguments={"x-max-priority": 1})  # (2)!
    for order in "A-17", "A-18", "A-19":
        publish(queue, order, priority=0)
    channel.basic_qos(prefetch_count=prefetch)
    urgent = ["urgent-1", "urgent-2", "urgent-3"]
    got = []
    for method, _, body in channel.consume(queue):
        got.append(body.decode())
        if urgent:
            publish(queue, urgent.pop(0), priority=1)  # (3)!
        channel.basic_ack(method.delivery_tag)
        if len(got) == 6:
            break
    channel.cancel()
    print(f"{queue}:", *got)


with pika.BlockingConnection(pika.URLParameters(URL)) as connection:
    channel = connection.channel()
    channel.confirm_delivery()
    received(prefetch=1)
    received(prefetch=3)
