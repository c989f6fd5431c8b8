# /// script
# requires-python = ">=3.11"
# dependencies = ["azure-storage-queue==12.18.1"]
# ///
import os

from azure.core.exceptions import DecodeError, HttpResponseError
from azure.storage.queue import (
    QueueClient,
    TextBase64DecodePolicy,
    TextBase64EncodePolicy,
)

ACCOUNT = os.environ["AZURE_STORAGE_CONNECTION_STRING"]
plain = QueueClient.from_connection_string(ACCOUNT, "exports")
base64 = QueueClient.from_connection_string(
    ACCOUNT,
    "exports",
    message_encode_policy=TextBase64EncodePolicy(),  # (1)!
    message_decode_policy=TextBase64DecodePolicy(),
)
plain.create_queue()

base64.send_message("A-17")
print("without a policy:", plain.peek_messages()[0].content)
print("with it:", base64.receive_message().content)
plain.send_message("A-18")
try:
    base64.receive_message()
except (DecodeError, AttributeError) as error:  # (2)!
    print("sent without it, read with it:", type(error).__name__)
print("for others:", plain.receive_message())

for size in (49_152, 49_153):
    try:
        base64.send_message("x" * size)
        print(size, "bytes: sent")
    except HttpResponseError as error:
        print(size, "bytes:", error.error_code.value)
