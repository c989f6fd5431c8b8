"""The table of moves, the database that obeys it, and the figure that shows it."""

import re

import pytest
import yaml
from checker.plugin import skip_missing
from checker.project import HERE
from mini_queue.queue import Queue
from mini_queue.states import LIVE, MOVES, IllegalMove, State, guard

FIGURE = HERE.docs / "figures/job-states.yml"
ARROW = re.compile(r"^ *(\w+)\S*\s+-->(?:\|\$\w+\|)? (\w+)", re.M)


def test_every_state_is_in_the_table_and_can_be_reached() -> None:
    assert set(MOVES) == set(State)
    assert {State.WAITING, *(after for moves in MOVES.values() for after in moves)} == set(State)


def test_what_is_done_stays_done_and_only_what_runs_gets_there() -> None:
    assert MOVES[State.DONE] == set()
    assert [before for before in State if State.DONE in MOVES[before]] == [State.RUNNING]


@pytest.mark.parametrize("state", State)
def test_live_are_those_that_the_claim_may_take(queue: Queue, state: State) -> None:
    number = queue.put("pdf")
    force(queue, number, state)
    live = bool(queue.database.rows(f"SELECT 1 FROM jobs WHERE {LIVE}"))
    assert live == (state in (State.WAITING, State.RUNNING))
    assert (queue.claim(30) is not None) == live


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("after", State)
def test_the_database_itself_refuses_what_the_table_does_not_have(queue: Queue, before: State, after: State) -> None:
    number = queue.put("pdf")
    force(queue, number, before)
    change = "UPDATE jobs SET state = ? WHERE id = ?"
    if after in MOVES[before]:
        queue.database.rows(change, after, number)
    else:
        with pytest.raises(IllegalMove, match=f"^illegal move: {before} to {after}$"):
            queue.database.rows(change, after, number)
    job = queue.get(number)
    assert job and job.state == (after if after in MOVES[before] else before)


def test_the_figure_shows_the_arrows_of_the_table() -> None:
    if not FIGURE.exists():
        skip_missing("no page has docs/figures/job-states.yml yet")
    diagram = yaml.safe_load(FIGURE.read_text("utf-8"))["diagram"]
    drawn = ARROW.findall(diagram)
    assert len(drawn) == diagram.count("-->")
    assert sorted(drawn) == sorted((before, after) for before in MOVES for after in MOVES[before])


def force(queue: Queue, number: int, state: State) -> None:
    """Into any state, past the guard of this connection."""
    queue.database.rows("DROP TRIGGER guard")
    queue.database.rows("UPDATE jobs SET state = ? WHERE id = ?", state, number)
    queue.database.rows(guard())
