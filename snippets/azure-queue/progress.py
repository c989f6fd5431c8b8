# /// script
# requires-python = ">=3.11"
# dependencies = ["azure-storage-queue==12.18.1"]
# ///
import os
import subprocess
import sys
import time

from azure.storage.queue import QueueClient

ACCOUNT = os.environ["AZURE_STORAGE_CONNECTION_STRING"]
queue = QueueClient.from_connection_string(ACCOUNT, "exports")


def receive():
    while not (message := queue.receive_message(visibility_timeout=1)):
        time.sleep(0.1)  # (1)!
    return message


def export(name, last):
    message = receive()
    order, made = message.content.split()
    print(name, "has delivery", message.dequeue_count, flush=True)
    for page in range(int(made) + 1, last + 1):
        message = queue.update_message(  # (2)!
            message, content=f"{order} {page}", visibility_timeout=1
        )
    print(name, "exports:", made, "to", last, "pages", flush=True)
    return message


if sys.argv[1:]:
    export("worker 1", last=2)
    sys.stdin.read()  # (3)!
else:
    queue.create_queue()
    queue.send_message("A-17 0")
    command = [sys.executable, __file__, "worker"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as process:
        for _ in range(2):
            print(process.stdout.readline().decode(), end="")
        process.kill()
    queue.delete_message(export("worker 2", last=4))
    left = queue.get_queue_properties().approximate_message_count
    print("left:", left)
