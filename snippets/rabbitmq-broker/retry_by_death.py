# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import os

import pika

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")


def dead_to(queue, **more):
    there = {"x-dead-letter-exchange": "", "x-dead-letter-routing-key": queue}
    return there | more


def failures(properties):
    deaths = (properties.headers or {}).get("x-death", [])
    counts = {death["reason"]: int(death["count"]) for death in deaths}
    return counts.get("rejected", 0)


with pika.BlockingConnection(pika.URLParameters(URL)) as connection:
    channel = connection.channel()
    channel.confirm_delivery()
    wait = dead_to("pdf", **{"x-message-ttl": 200})
    channel.queue_declare("pdf", durable=True, arguments=dead_to("wait"))
    channel.queue_declare("wait", durable=True, arguments=wait)
    channel.queue_declare("dead", durable=True)
    channel.basic_publish("", "pdf", "A-17", mandatory=True)
    for method, properties, body in channel.consume("pdf"):
        failed = failures(properties)
        print(f"{body.decode()}: failed {failed} times before")
        if failed == 3:  # (1)!
            channel.basic_publish("", "dead", body, properties, mandatory=True)
            channel.basic_ack(method.delivery_tag)
            break
        channel.basic_reject(method.delivery_tag, requeue=False)  # (2)!
    channel.cancel()
    _, properties, body = next(channel.consume("dead", auto_ack=True))
    for death in properties.headers["x-death"]:
        print(death["reason"], death["queue"], death["count"])
    channel.cancel()
    for queue in "pdf", "wait", "dead":
        channel.queue_delete(queue)
