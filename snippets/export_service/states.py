"""The life of a job: one table, which the code obeys and the page draws."""

from enum import StrEnum


class State(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


# --8<-- [start:table]
NEXT = {
    State.QUEUED: {
        State.RUNNING,
        State.FAILED,  # delivered too often
        State.CANCELLED,
        State.EXPIRED,
    },
    State.RUNNING: {
        State.RUNNING,  # progress, or another worker after a lost lease
        State.QUEUED,  # given back
        State.DONE,
        State.FAILED,
        State.CANCELLED,
        State.EXPIRED,
    },
    State.DONE: {State.EXPIRED},
    State.FAILED: {State.EXPIRED},
    State.CANCELLED: {State.EXPIRED},
    State.EXPIRED: set[State](),
}
FINAL = {state for state in State if State.RUNNING not in NEXT[state]}
# --8<-- [end:table]
