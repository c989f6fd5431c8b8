# /// script
# requires-python = ">=3.11"
# dependencies = ["dbos==3.4.0"]
# ///
import itertools

from dbos import DBOS

URL = "sqlite:///retry.db"
CONFIG = {"name": "shop", "system_database_url": URL, "log_level": "CRITICAL"}
tries = itertools.count(1)


def draw(order):
    number = next(tries)
    print(f"  {order} try {number}")
    if number % 3:
        raise ConnectionError("no printer")
    return f"{order}.pdf"


AGAIN = {"retries_allowed": True, "interval_seconds": 0.1}  # (1)!
once = DBOS.step(name="once")(draw)
patient = DBOS.step(name="patient", max_attempts=3, **AGAIN)(draw)


@DBOS.workflow()
def export(order, step):
    return {"once": once, "patient": patient}[step](order)


DBOS(config=CONFIG)
DBOS.launch()
for step in ("once", "patient"):
    tries = itertools.count(1)
    handle = DBOS.start_workflow(export, "A-17", step)
    try:
        print(step, "->", handle.get_result())
    except ConnectionError as error:
        print(step, "->", error)
    print("  status:", handle.get_status().status)
DBOS.destroy()
