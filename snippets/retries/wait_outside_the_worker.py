# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import os

import pika

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")
LATER = {
    "x-message-ttl": 500,  # (1)!
    "x-dead-letter-exchange": "",
    "x-dead-letter-routing-key": "work",
}


def put(queue, order):
    channel.basic_publish("", queue, order.encode())


def export_three(where):
    for order in "A-17", "A-18", "A-19":
        put("work", order)
    failed, done = False, []
    while len(done) < 3:
        method, _, body = next(channel.consume("work"))
        order = body.decode()
        if order == "A-17" and not failed:
            failed = True
            if where == "queue":
                put("soon", order)  # (2)!
                channel.basic_ack(method.delivery_tag)
                continue
            connection.sleep(0.5)
        done.append(order)
        channel.basic_ack(method.delivery_tag)
    print(f"wait in the {where}:", *done)


with pika.BlockingConnection(pika.URLParameters(URL)) as connection:
    channel = connection.channel()
    channel.confirm_delivery()
    channel.queue_declare("work")
    channel.queue_declare("soon", arguments=LATER)
    export_three("job")
    export_three("queue")
