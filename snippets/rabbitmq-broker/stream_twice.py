# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import os

import pika

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")
STREAM = {"x-queue-type": "stream", "x-max-age": "7D"}  # (1)!


def read(start):
    channel = connection.channel()
    channel.basic_qos(prefetch_count=10)  # (2)!
    where, found = {"x-stream-offset": start}, []
    for method, how, body in channel.consume("orders", arguments=where):
        found.append(f"{how.headers['x-stream-offset']} {body.decode()}")
        channel.basic_ack(method.delivery_tag)
        if body == b"A-20":
            break
    channel.close()  # (3)!
    print(f"acknowledged from {start}:", *found, sep="\n  ")


with pika.BlockingConnection(pika.URLParameters(URL)) as connection:
    channel = connection.channel()
    channel.confirm_delivery()
    channel.queue_declare("orders", durable=True, arguments=STREAM)
    for number in range(17, 21):
        channel.basic_publish("", "orders", f"A-{number}", mandatory=True)
    read("first")
    read("first")
    read(2)
    channel.queue_delete("orders")
