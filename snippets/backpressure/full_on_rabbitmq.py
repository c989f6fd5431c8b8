# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import os

import pika

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")
ORDERS = ("A-17", "A-18", "A-19", "A-20", "A-21")


def publish(overflow, confirms):
    with pika.BlockingConnection(pika.URLParameters(URL)) as connection:
        channel = connection.channel()
        if confirms:
            channel.confirm_delivery()
        limit = {"x-max-length": 3, "x-overflow": overflow}
        queue = channel.queue_declare("", exclusive=True, arguments=limit)
        name, accepted, refused = queue.method.queue, [], []
        for order in ORDERS:
            try:
                channel.basic_publish("", name, order.encode())
                accepted.append(order)
            except pika.exceptions.NackError:  # (1)!
                refused.append(order)
        kept = []
        while (got := channel.basic_get(name, auto_ack=True))[0]:
            kept.append(got[2].decode())
    lost = [order for order in accepted if order not in kept]
    print(f"{overflow}, confirms {confirms}:", end=" ")
    print(f"refused {refused or 'none'}, lost {lost or 'none'}")


publish("drop-head", confirms=True)  # (2)!
publish("reject-publish", confirms=False)
publish("reject-publish", confirms=True)
