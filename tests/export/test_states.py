"""The figure of the states of an export is the table that its code obeys."""

import re

import pytest
import yaml
from checker.project import HERE
from export_service.states import FINAL, NEXT, State

ARROW = re.compile(r"^ *(\w+)\S*\s+-->(?:\|\$\w+\|)? (\w+)", re.M)


def test_the_figure_shows_the_arrows_of_the_table() -> None:
    diagram = yaml.safe_load((HERE.docs / "figures/export-states.yml").read_text("utf-8"))["diagram"]
    drawn = ARROW.findall(diagram)
    assert len(drawn) == diagram.count("-->")
    assert sorted(drawn) == sorted((before, after) for before in NEXT for after in NEXT[before])


def test_every_state_is_in_the_table_and_ends() -> None:
    assert set(NEXT) == set(State)
    assert {State.DONE, State.FAILED, State.CANCELLED, State.EXPIRED} == FINAL


@pytest.mark.parametrize("state", State)
def test_from_every_state_a_job_can_expire(state: State) -> None:
    assert state == State.EXPIRED or State.EXPIRED in NEXT[state]
