# /// script
# requires-python = ">=3.11"
# dependencies = ["huey==3.5.4"]
# ///
import logging
import threading

from huey import MemoryHuey

logging.getLogger("huey").setLevel(logging.CRITICAL)
huey = MemoryHuey(immediate=True)


@huey.task(retries=2, retry_delay=60)
def export(order):
    if order["number"] == "A-18":
        raise OSError("printer off")
    order["exported"] = True


order = {"number": "A-17", "lock": threading.Lock()}
export(order)
print("test 1 passes: the task changed my dict:", order["exported"])
export({"number": "A-18"})
print("test 2 passes: retries that nobody runs:", huey.scheduled_count())
export.schedule(({"number": "A-19"},), delay=1)
print("test 3 passes: and delayed jobs:", huey.scheduled_count())

huey.immediate = False
try:
    export(order)
except TypeError as error:
    print("production:", error)
