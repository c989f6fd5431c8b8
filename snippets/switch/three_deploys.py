# /// script
# requires-python = ">=3.11"
# dependencies = ["fpdf2==2.8.9", "pika==1.4.4", "redis==8.1.0"]
# ///
import time
from dataclasses import replace

from export_service.interfaces import Job
from export_service.settings import Settings, backend

ONLY_OLD = Settings(backend="redis")
OLD = replace(ONLY_OLD, also="rabbitmq")
NEW = Settings(backend="rabbitmq", also="redis")
numbers = iter(range(17, 26))


def found_by_each(*webs: Settings) -> bool:
    """Each accepts an order; whether all of them find all the orders."""
    opened = [backend(settings) for settings in webs]
    names = []
    for parts in opened:
        now = time.time()
        name = f"A-{next(numbers)}"
        parts.store.add(Job(name, name, "text/csv", now, now + 86400, now))
        names.append(name)
    return all(parts.store.get(name) for parts in opened for name in names)


print("at once:", found_by_each(ONLY_OLD, NEW))
print("first:  ", found_by_each(ONLY_OLD, OLD))
print("second: ", found_by_each(OLD, NEW))
print("third:  ", found_by_each(NEW, replace(NEW, also="")))
