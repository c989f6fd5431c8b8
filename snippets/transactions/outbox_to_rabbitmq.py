# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import os
import socket
import time

import pika

from mini_queue.database import Database
from mini_queue.outbox import Outbox

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")
broker = pika.URLParameters(URL)
database = Database("shop.sqlite")
outbox = Outbox(database, time.time)


def relay(broker, confirms=True):
    def send(message):
        kept = pika.BasicProperties(delivery_mode=2, message_id=str(message.id))
        body = message.body.encode()
        channel.basic_publish("", message.topic, body, kept, mandatory=True)

    try:
        with pika.BlockingConnection(broker) as connection:
            channel = connection.channel()
            if confirms:
                channel.confirm_delivery()  # (1)!
            sent = str(outbox.relay(send))
    except pika.exceptions.AMQPError as error:
        sent = type(error).__name__
    waits = database.rows("SELECT id FROM outbox WHERE sent IS NULL")
    print(f"relay: {sent}, in the outbox: {len(waits)}")


with socket.socket() as port:
    port.bind(("127.0.0.1", 0))  # (2)!
    stopped = pika.ConnectionParameters("127.0.0.1", port.getsockname()[1])
    for order in ("A-17", "A-18", "A-19"):
        outbox.add("pdf", order)
        relay(stopped)
with pika.BlockingConnection(broker) as connection:
    channel = connection.channel()
    channel.queue_declare("pdf", durable=True)
    relay(broker)
    pdf = channel.queue_declare("pdf", passive=True).method
    print("in RabbitMQ:", pdf.message_count)
    outbox.add("mail", "A-17")  # (3)!
    relay(broker)
    relay(broker, confirms=False)
