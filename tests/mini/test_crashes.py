"""A process that dies at any statement loses no job, and does nothing twice."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from mini_queue import queue as package

PLACES = [str(Path(__file__).parents[1]), str(Path(package.__file__).parents[1])]


def deaths_in(memory: Path) -> list[dict[str, Any]]:
    """Of each boundary of a statement: what another process made of what was left there."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(PLACES)}
    command = [sys.executable, "-m", "mini.crashing", str(memory)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in ended.stdout.splitlines()]


def test_a_death_at_any_statement_loses_nothing_and_does_nothing_twice(memory: Path) -> None:
    deaths = deaths_in(memory)
    assert [death["boundary"] for death in deaths] == list(range(len(deaths)))
    assert len(deaths) > 100
    assert [death["codes"] for death in deaths] == [[-9, 0]] * (len(deaths) - 1) + [[0, 0]]
    ends = [["first", "done"], ["fails once", "done"], ["fails always", "dead"]]
    for death in deaths:
        assert [job[:2] for job in death["jobs"]] == ends, death
        assert death["effects"] == [["first"], ["fails once"]], death
        assert sorted(set(death["sent"])) == ["1", "2"], death
    # what it is for: some deaths made a second delivery, and some a second sending
    assert any(job[0] == "first" and job[2] == 2 for death in deaths for job in death["jobs"])
    assert any(len(death["sent"]) == 3 for death in deaths)
    assert all(len(death["sent"]) <= 3 for death in deaths)
