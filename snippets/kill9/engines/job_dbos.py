"""DBOS: a workflow with one step."""

import threading

from dbos import DBOS, DBOSClient, SetWorkflowID
from job import SQLITE, work

URL = f"sqlite:///{SQLITE}"
DBOS(config={"name": "kill9", "system_database_url": URL})
step = DBOS.step()(work)


@DBOS.workflow()
def export() -> None:
    """The job."""
    step()


def enqueue() -> None:
    """Nothing: a workflow begins in the process that runs it."""


def worker() -> None:
    """Start the workflow, once; what had begun is taken up by itself."""
    DBOS.launch()
    if not DBOS.get_workflow_status("kill9"):
        with SetWorkflowID("kill9"):
            DBOS.start_workflow(export)
    threading.Event().wait()


def state() -> str:
    """The status of the workflow."""
    client = DBOSClient(system_database_url=URL)
    return client.retrieve_workflow("kill9").get_status().status
