# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import multiprocessing
import os
import signal

import pika

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")
LIMITED = {
    "x-queue-type": "quorum",
    "x-delivery-limit": 2,
    "x-dead-letter-exchange": "",
    "x-dead-letter-routing-key": "dead",
    "x-single-active-consumer": True,  # (1)!
}


def connected():
    return pika.BlockingConnection(pika.URLParameters(URL)).channel()


def work(prefetch):
    channel = connected()
    channel.basic_qos(prefetch_count=prefetch)
    taken = channel.consume("work")
    orders = [next(taken)[2] for _ in range(prefetch)]
    if b"A-18" in orders:
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    fork = multiprocessing.get_context("fork")
    channel = connected()
    channel.confirm_delivery()
    channel.queue_declare("dead", durable=True)
    channel.queue_declare("work", durable=True, arguments=LIMITED)
    for prefetch in 3, 1:
        for order in b"A-18", b"A-19", b"A-20":
            channel.basic_publish("", "work", order, mandatory=True)
        for _ in range(3):
            worker = fork.Process(target=work, args=[prefetch])
            worker.start()
            worker.join()
        channel.basic_publish("", "work", b"end")
        left, dead = [], []
        for _, _, body in channel.consume("work", auto_ack=True):
            if body == b"end":
                break
            left.append(body.decode())
        channel.cancel()
        while len(left) + len(dead) < 3:  # (2)!
            _, _, body = next(channel.consume("dead", auto_ack=True))
            dead.append(body.decode())
        channel.cancel()
        print(f"prefetch {prefetch}: dead {sorted(dead)}, left {left}")
    channel.connection.close()
