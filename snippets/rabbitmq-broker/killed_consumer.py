# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import multiprocessing
import os
import time

import pika

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")


def connected():
    return pika.BlockingConnection(pika.URLParameters(URL)).channel()


def work(parent, auto_ack, prefetch):
    channel = connected()
    channel.basic_qos(prefetch_count=prefetch)  # (1)!
    orders = channel.consume("pdf", auto_ack=auto_ack)
    for _ in range(2):
        method, _, _ = next(orders)
        if not auto_ack:
            channel.basic_ack(method.delivery_tag)
    next(orders)
    parent.send(waiting(channel).message_count)
    time.sleep(60)


def waiting(channel):
    return channel.queue_declare("pdf", passive=True).method  # (2)!


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    channel = connected()
    channel.confirm_delivery()
    channel.queue_declare("pdf", durable=True)
    for auto_ack, prefetch in (True, 0), (False, 0), (False, 1):
        for number in range(17, 27):
            channel.basic_publish("", "pdf", f"A-{number}")
        ours, theirs = spawn.Pipe()
        options = theirs, auto_ack, prefetch
        worker = spawn.Process(target=work, args=options)
        worker.start()
        print(f"auto_ack={auto_ack}, prefetch={prefetch}: 10 sent, 2 done")
        print("  in the queue before the kill:", ours.recv())
        worker.kill()
        while waiting(channel).consumer_count:  # (3)!
            channel.connection.sleep(0.01)
        marks = []
        while delivery := channel.basic_get("pdf", auto_ack=True)[0]:
            marks.append(delivery.redelivered)
        print(f"  after it: {len(marks)}, marked redelivered: {sum(marks)}")
    channel.queue_delete("pdf")
    channel.connection.close()
