# /// script
# requires-python = ">=3.11"
# dependencies = ["dbos==3.4.0"]
# ///
import threading
from datetime import UTC, datetime, timedelta

from dbos import DBOS, SetEnqueueOptions

URL = "sqlite:///schedule.db"
CONFIG = {"name": "shop", "system_database_url": URL, "log_level": "ERROR"}
ticks = []
three = threading.Event()


@DBOS.workflow()
def export(order, due):
    return f"{order} early: {datetime.now(UTC) < datetime.fromisoformat(due)}"


@DBOS.workflow()
def report(due, context):
    ticks.append(due)
    if len(ticks) == 3:
        three.set()


DBOS(config=CONFIG)
DBOS.launch()
DBOS.register_queue("exports", polling_interval_sec=0.1)
due = (datetime.now(UTC) + timedelta(seconds=1)).isoformat()
with SetEnqueueOptions(delay_seconds=1):
    handle = DBOS.enqueue_workflow("exports", export, "A-17", due)
print(handle.get_result())
name = {"schedule_name": "report"}
DBOS.create_schedule(**name, workflow_fn=report, schedule="0 3 * * *")  # (1)!
now = datetime.now(UTC)
missed = DBOS.backfill_schedule("report", now - timedelta(days=3), now)
three.wait()
print("nights made up for:", len(missed))
again = DBOS.backfill_schedule("report", now - timedelta(days=3), now)
ids = [[run.get_workflow_id() for run in runs] for runs in (missed, again)]
print("the same ids again:", ids[0] == ids[1])
print("reports:", len(DBOS.list_workflows(name="report")))
DBOS.destroy()
