# /// script
# requires-python = ">=3.11"
# dependencies = ["azure-storage-queue==12.18.1"]
# ///
import os

from azure.storage.queue import QueueClient

ACCOUNT = os.environ["AZURE_STORAGE_CONNECTION_STRING"]
live = QueueClient.from_connection_string(ACCOUNT, "exports")
poison = QueueClient.from_connection_string(ACCOUNT, "exports-poison")
live.create_queue()
poison.create_queue()
fonts = {"A-17"}


def work(most):
    while message := live.receive_message():
        order, count = message.content, message.dequeue_count
        if count > most:
            poison.send_message(order, time_to_live=-1)  # (1)!
            live.delete_message(message)
            print(order, "moved to", poison.queue_name)
        elif order in fonts:
            live.delete_message(message)
            print(order, "exported")
        else:
            live.update_message(message, visibility_timeout=0)  # (2)!
            print(order, "failed, delivery", count)


live.send_message("A-18")
live.send_message("A-17")
work(most=3)
fonts.add("A-18")
while message := poison.receive_message():
    live.send_message(message.content)  # (3)!
    poison.delete_message(message)
work(most=3)
