# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import os

import pika

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")
BACK = {
    "x-dead-letter-exchange": "",
    "x-dead-letter-routing-key": "work",  # (1)!
}


def put(queue, order, ms=None):
    ttl = pika.BasicProperties(expiration=ms)  # (2)!
    channel.basic_publish("", queue, order.encode(), ttl)


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
                put("soon", order)  # (3)!
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
    channel.queue_declare("soon", arguments=BACK | {"x-message-ttl": 500})
    channel.queue_declare("mixed", arguments=BACK)
    export_three("job")
    export_three("queue")

    put("mixed", "A-17", "60000")
    put("mixed", "A-18", "10")
    put("soon", "A-19")
    _, _, body = next(channel.consume("work"))
    print("first back:", body.decode())
    mixed = channel.queue_declare("mixed", passive=True).method
    print("still in mixed:", mixed.message_count)
    for name in "work", "soon", "mixed":
        channel.queue_delete(name)
