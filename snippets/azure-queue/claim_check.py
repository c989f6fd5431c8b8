# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "azure-storage-blob==12.31.1",
#   "azure-storage-queue==12.18.1",
# ]
# ///
import hashlib
import json
import os

from azure.core.exceptions import HttpResponseError
from azure.storage.blob import ContainerClient
from azure.storage.queue import QueueClient

ACCOUNT = os.environ["AZURE_STORAGE_CONNECTION_STRING"]
queue = QueueClient.from_connection_string(ACCOUNT, "mail")
files = ContainerClient.from_connection_string(ACCOUNT, "exports")
queue.create_queue()
files.create_container()


def send(text):
    try:
        queue.send_message(text)
        print(len(text), "bytes: sent")
    except HttpResponseError as error:
        print(len(text), "bytes:", error.error_code.value)


def receive():
    message = queue.receive_message()
    queue.delete_message(message)
    return message.content


def fetch(claim):
    pdf = files.download_blob(claim["blob"]).readall()
    return hashlib.sha256(pdf).hexdigest() == claim["sha256"]


send("x" * 64 * 1024)
print("received:", len(receive()))
send("x" * (64 * 1024 + 1))

pdf = b"%PDF A-17 " * 20_000
claim = {"blob": "A-17.pdf", "sha256": hashlib.sha256(pdf).hexdigest()}
files.upload_blob(claim["blob"], pdf)  # (1)!
send(json.dumps(claim))
claim = json.loads(receive())
print(len(pdf), "bytes by reference, intact:", fetch(claim))
files.upload_blob(claim["blob"], pdf[:-1], overwrite=True)  # (2)!
print("one byte less, intact:", fetch(claim))
