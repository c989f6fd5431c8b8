# /// script
# requires-python = ">=3.11"
# dependencies = ["kombu==5.7.0"]
# ///
import json
from datetime import datetime
from decimal import Decimal

from kombu.utils import json as celery_json  # (1)!

SENT = {
    "tuple": ("A-17", 2),
    "int key": {17: "paid"},
    "float": 19.9 * 3,  # (2)!
    "NaN": float("nan"),
    "set": {"A-17"},
    "bytes": b"%PDF",
    "datetime": datetime(2026, 11, 22, 9, 30),
    "Decimal": Decimal("59.70"),
}


def arrives(module, value):
    try:
        after = repr(module.loads(module.dumps(value)))
    except TypeError:
        return "TypeError"
    return "same" if after == repr(value) else after


print(f"{'':<9} {'json':<15} Celery")
for name, value in SENT.items():
    by_json, by_celery = arrives(json, value), arrives(celery_json, value)
    print(f"{name:<9} {by_json:<15} {by_celery}")
print("three mugs:", SENT["float"])
