# /// script
# requires-python = ">=3.11"
# dependencies = ["azure-storage-queue==12.18.1"]
# ///
import os
import time

from azure.storage.queue import QueueClient

ACCOUNT = os.environ["AZURE_STORAGE_CONNECTION_STRING"]
live = QueueClient.from_connection_string(ACCOUNT, "exports")
poison = QueueClient.from_connection_string(ACCOUNT, "exports-poison")
live.create_queue()
poison.create_queue()


def send(message):
    poison.send_message(message.content, time_to_live=-1)


def move(steps, dies):
    while live.get_queue_properties().approximate_message_count:  # (1)!
        if message := live.receive_message(visibility_timeout=1):
            for step in steps:
                step(message)
                if dies:  # (2)!
                    return
        time.sleep(0.1)


for name, steps in (
    ("send first", [send, live.delete_message]),
    ("delete first", [live.delete_message, send]),
):
    live.send_message("A-18")
    move(steps, dies=True)
    move(steps, dies=False)
    print(name, "copies:", len(list(poison.receive_messages())))
    poison.clear_messages()
