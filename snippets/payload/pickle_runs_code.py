# /// script
# requires-python = ">=3.11"
# dependencies = ["kombu==5.7.0"]
# ///
import pickle

from kombu import serialization
from kombu.exceptions import ContentDisallowed


class Order:
    def __reduce__(self):  # (1)!
        return print, ("in the worker: this line came in the message",)


message = pickle.dumps(Order())
pickle.loads(message)

content_type = "application/x-python-serialize"
try:
    serialization.loads(
        message, content_type, "binary", accept={"application/json"}
    )
except ContentDisallowed as error:
    print("refused:", error)
