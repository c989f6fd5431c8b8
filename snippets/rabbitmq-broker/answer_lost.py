# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import contextlib
import os
import socket
import threading

import pika
from pika.spec import Basic

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")
broker = pika.URLParameters(URL)


def carry(source, target, cut):
    with contextlib.suppress(OSError):  # the other end hung up
        while (data := source.recv(65536)) and cut not in data:
            target.sendall(data)
    for end in source, target:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


def relay(listener, cut):
    shop, _ = listener.accept()
    with shop, socket.create_connection((broker.host, broker.port)) as far:
        back = threading.Thread(target=carry, args=[far, shop, cut])
        back.start()
        carry(shop, far, cut)
        back.join()


def publish(where):
    channel = pika.BlockingConnection(where).channel()
    channel.confirm_delivery()
    channel.queue_declare("pdf", durable=True)
    channel.basic_publish("", "pdf", "A-17", mandatory=True)
    return channel


for name, method in ("message", Basic.Publish), ("confirm", Basic.Ack):
    listener = socket.create_server(("127.0.0.1", 0))
    cut = method.INDEX.to_bytes(4, "big")  # (1)!
    cable = threading.Thread(target=relay, args=[listener, cut])
    cable.start()
    near = pika.URLParameters(URL)
    near.host, near.port = listener.getsockname()
    try:
        publish(near)
    except pika.exceptions.AMQPError as error:
        print(f"cut at the {name}: {type(error).__name__}")
    cable.join()
    listener.close()
    channel = publish(broker)  # (2)!
    queue = channel.queue_delete("pdf").method  # (3)!
    print("  sent again, in the queue:", queue.message_count)
    channel.connection.close()
