# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import multiprocessing
import os
import signal

import pika

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")


def channel():
    opened = pika.BlockingConnection(pika.URLParameters(URL)).channel()
    opened.queue_declare("charges", durable=True)
    opened.confirm_delivery()
    return opened


def send(order):
    ours.basic_publish("", "charges", order.encode())


def receive(count):
    for method, _, body in ours.consume("charges"):
        print(f"{body.decode()}: redelivered {method.redelivered}")
        ours.basic_ack(method.delivery_tag)
        count -= 1
        if not count:
            ours.cancel()
            return


def die_with_two_in_hand():
    theirs = channel()
    _, _, body = theirs.basic_get("charges")
    print(f"{body.decode()}: charged", flush=True)
    theirs.basic_get("charges")
    os.kill(os.getpid(), signal.SIGKILL)  # (1)!


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    ours = channel()
    print("the producer sends twice")
    for _ in range(2):
        send("A-17")
    receive(2)
    print("a worker dies")
    send("A-18")
    send("A-19")
    worker = spawn.Process(target=die_with_two_in_hand)
    worker.start()
    worker.join()
    receive(2)
    ours.connection.close()
