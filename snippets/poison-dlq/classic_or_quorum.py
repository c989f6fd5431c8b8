# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import os

import pika

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")
QUORUM = {"x-queue-type": "quorum", "x-delivery-limit": 2}  # (1)!
DEAD = {"x-dead-letter-exchange": "", "x-dead-letter-routing-key": "dead"}
QUEUES = {"classic": {}, "no DLX": QUORUM, "DLX": QUORUM | DEAD}

with pika.BlockingConnection(pika.URLParameters(URL)) as connection:
    channel = connection.channel()
    channel.confirm_delivery()
    channel.basic_qos(prefetch_count=1)
    channel.queue_declare("dead", durable=True)
    for name, arguments in QUEUES.items():
        channel.queue_declare(name, durable=True, arguments=arguments)
        for order in b"A-18", b"A-19":
            channel.basic_publish("", name, order, mandatory=True)
        counts = []
        for method, properties, body in channel.consume(name):
            if body == b"A-19" or len(counts) == 50:  # (2)!
                break
            count = (properties.headers or {}).get("x-delivery-count")
            counts.append(count and int(count))
            channel.basic_reject(method.delivery_tag)  # (3)!
        channel.cancel()
        print(f"{name}: A-18 delivered {len(counts)} times")
        print(f"  counts {counts[:3]}, then comes {body.decode()}")
    _, properties, body = next(channel.consume("dead"))
    death = properties.headers["x-death"][0]
    print(f"dead: {body.decode()}, {death['reason']}, from {death['queue']}")
    channel.cancel()
    dead = channel.queue_declare("dead", passive=True).method
    print("more in dead:", dead.message_count)
