# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import os

import pika

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")


def publish(confirms, **options):
    with pika.BlockingConnection(pika.URLParameters(URL)) as connection:
        channel = connection.channel()
        if confirms:
            channel.confirm_delivery()
        try:
            channel.basic_publish("", "pfd", "A-17", **options)  # (1)!
            answer = "no error"
        except pika.exceptions.AMQPError as error:
            answer = type(error).__name__
    print(f"confirms={confirms}, {options}: {answer}")


publish(confirms=False)
publish(confirms=False, mandatory=True)
publish(confirms=True)
publish(confirms=True, mandatory=True)
