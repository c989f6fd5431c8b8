"""The life of a job: one table, which the database itself enforces."""

from enum import StrEnum


class State(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"
    CANCELLED = "cancelled"


# --8<-- [start:moves]
MOVES = {
    State.WAITING: {
        State.RUNNING,  # claimed
        State.DEAD,  # expired
        State.CANCELLED,
    },
    State.RUNNING: {
        State.RUNNING,  # claimed by another, once the lease has ended
        State.WAITING,  # to be retried, or given back
        State.DONE,
        State.DEAD,  # no more retries, or expired
        State.CANCELLED,
    },
    State.DONE: set[State](),
    State.DEAD: {State.WAITING},  # by a person who has looked at it
    State.CANCELLED: {State.WAITING},  # likewise
}
# --8<-- [end:moves]

LIVE = "state IN ('waiting', 'running')"  # of SQL: may still be delivered


class IllegalMove(Exception):
    """A change of state that MOVES does not have; nothing was written."""


# --8<-- [start:guard]
def guard() -> str:
    """A trigger that refuses each move that is not in MOVES.

    It belongs to the connection: a file never holds an old table of moves.
    """
    refusals = "".join(
        f"SELECT RAISE(ABORT, 'illegal move: {before} to {after}')"
        f" WHERE OLD.state = '{before}' AND NEW.state = '{after}';"
        for before in State
        for after in State
        if after not in MOVES[before]
    )
    return (
        "CREATE TEMP TRIGGER guard BEFORE UPDATE OF state ON main.jobs"
        f" BEGIN {refusals} END"
    )


# --8<-- [end:guard]
