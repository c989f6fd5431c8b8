# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import multiprocessing
import os
import shlex
import subprocess

import pika

HERE = "amqp://guest:guest@localhost:5672/%2F"
WAIT = "?connection_attempts=1200&retry_delay=0.1"  # (1)!
URL = pika.URLParameters(os.environ.get("RABBITMQ_URL", HERE) + WAIT)
KILL = os.environ.get("RABBITMQ_KILL", "docker kill rabbitmq")
START = os.environ.get("RABBITMQ_START", "docker start rabbitmq")


def work(shop):
    channel = pika.BlockingConnection(URL).channel()
    for auto_ack in True, False:
        _, _, order = channel.basic_get("exports", auto_ack=auto_ack)
        shop.send(f"{order.decode()}, auto_ack={auto_ack}")
    shop.recv()


def publish(order, mode):
    how = pika.BasicProperties(delivery_mode=pika.DeliveryMode[mode])
    channel.basic_publish("", "exports", order, how, mandatory=True)
    print(f"{order}, {mode}: confirmed")


if __name__ == "__main__":
    channel = pika.BlockingConnection(URL).channel()
    channel.confirm_delivery()  # (2)!
    channel.queue_declare("exports", durable=True)
    publish("A-17", "Transient")  # (3)!
    publish("A-18", "Persistent")
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    worker = spawn.Process(target=work, args=[theirs])
    worker.start()
    print(f"first worker: {ours.recv()}; {ours.recv()}; killed")
    worker.kill()
    worker.join()
    delivery, _, order = next(channel.consume("exports"))  # (4)!
    print(f"second worker: {order.decode()}, {delivery.redelivered=}")
    publish("A-19", "Transient")
    for command in KILL, START:
        subprocess.run(
            shlex.split(command), check=True, stdout=subprocess.DEVNULL
        )
    print("broker: killed, started again")
    channel = pika.BlockingConnection(URL).channel()
    while order := channel.basic_get("exports", auto_ack=True)[2]:
        print("in the queue:", order.decode())
    channel.connection.close()
