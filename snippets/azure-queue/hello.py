# /// script
# requires-python = ">=3.11"
# dependencies = ["azure-storage-queue==12.18.1"]
# ///
import os
from datetime import timedelta

from azure.core.exceptions import HttpResponseError
from azure.storage.queue import QueueClient

ACCOUNT = os.environ["AZURE_STORAGE_CONNECTION_STRING"]  # (1)!
queue = QueueClient.from_connection_string(ACCOUNT, "exports")
queue.create_queue()

print("empty queue:", queue.receive_message())  # (2)!
sent = queue.send_message("A-17")
print("lives:", (sent.expires_on - sent.inserted_on) // timedelta(days=1))
message = queue.receive_message(visibility_timeout=60)
print("received:", message.content, "delivery", message.dequeue_count)
print("not deleted, for others:", queue.receive_message())

extended = queue.update_message(message, visibility_timeout=120)  # (3)!
try:
    queue.delete_message(message)
except HttpResponseError as error:
    print("old receipt:", error.error_code.value)
queue.delete_message(extended)
left = queue.get_queue_properties().approximate_message_count
print("new receipt: deleted, left:", left)
