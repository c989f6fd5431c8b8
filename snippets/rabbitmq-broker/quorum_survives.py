# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import os
import subprocess

import pika

HERE = "amqp://guest:guest@localhost:5672/%2F"
WAIT = "?connection_attempts=1200&retry_delay=0.1"
URL = pika.URLParameters(os.environ.get("RABBITMQ_URL", HERE) + WAIT)
KILL = os.environ.get("RABBITMQ_KILL", "sleep 3 && docker kill rabbitmq")
START = os.environ.get("RABBITMQ_START", "docker start rabbitmq")
KINDS = ("classic", 1), ("classic", 2), ("quorum", 1)  # (1)!


def connected():
    channel = pika.BlockingConnection(URL).channel()
    channel.confirm_delivery()
    return channel


def order(command):
    null = subprocess.DEVNULL
    subprocess.run(command, shell=True, check=True, stdout=null)


channel = connected()
for kind, mode in KINDS:
    name, kind = f"{kind} {mode}", {"x-queue-type": kind}
    channel.queue_declare(name, durable=True, arguments=kind)
    how = pika.BasicProperties(delivery_mode=mode)
    for number in range(100):
        channel.basic_publish("", name, f"A-{number}", how, mandatory=True)
order(KILL)  # (2)!
try:
    channel.basic_publish("", "quorum 1", "A-100", mandatory=True)
except pika.exceptions.AMQPError as error:
    print("A-100:", type(error).__name__)
order(START)
channel = connected()
for kind, mode in KINDS:
    queue = channel.queue_delete(f"{kind} {mode}").method
    print(f"{kind}, delivery_mode={mode}: 100 confirmed,", end=" ")
    print("after kill -9:", queue.message_count)
channel.connection.close()
