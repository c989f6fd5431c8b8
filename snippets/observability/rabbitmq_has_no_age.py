# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import os
import time

import pika

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")
put_at = int(time.time()) - 1200
connection = pika.BlockingConnection(pika.URLParameters(URL))
channel = connection.channel()
channel.confirm_delivery()
channel.queue_declare("pdf", durable=True)
marked = pika.BasicProperties(delivery_mode=2, timestamp=put_at)  # (1)!
for order in ("A-17", "A-18"):
    channel.basic_publish("", "pdf", order, marked, mandatory=True)
channel.basic_get("pdf")
queue = channel.queue_declare("pdf", passive=True).method
print("waiting:", queue.message_count)
for look in (1, 2):
    method, properties, body = channel.basic_get("pdf")
    age = time.time() - properties.timestamp
    channel.basic_nack(method.delivery_tag, requeue=True)  # (2)!
    print(f"look {look}: {body.decode()}, 20 minutes: {age >= 1200},", end=" ")
    print(f"redelivered: {method.redelivered}")
connection.close()
