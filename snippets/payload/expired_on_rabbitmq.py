# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import os

import pika

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")
connection = pika.BlockingConnection(pika.URLParameters(URL))
channel = connection.channel()
dead = {"x-dead-letter-exchange": "", "x-dead-letter-routing-key": "late"}
channel.queue_declare("late", exclusive=True)
channel.queue_declare("texts", exclusive=True, arguments=dead)

life = pika.BasicProperties(expiration="50")  # (1)!
channel.basic_publish("", "texts", b"Ana: 417 905", life)
for _, message, body in channel.consume("late", auto_ack=True):  # (2)!
    death = message.headers["x-death"][0]
    print(body.decode(), "|", death["reason"], "in", death["queue"])
    break
connection.close()
