"""What all jobs do: say that they began, and never end."""

import json
import os
import time
from typing import Any

BROKER = os.environ["KILL9_BROKER"]
SETTINGS: dict[str, Any] = json.loads(os.environ["KILL9_SETTINGS"])
SQLITE = os.environ["KILL9_SQLITE"]


def began() -> None:
    """Tell who measures, with the process that runs the job."""
    with open(os.environ["KILL9_BEGAN"], "w") as pipe:
        pipe.write(f"{os.getpid()}\n")


def work() -> None:
    """The job."""
    began()
    time.sleep(3600)
